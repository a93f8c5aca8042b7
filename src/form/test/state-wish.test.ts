import { type FormEvent, type State, transition } from '../state';
import { post, refusal } from './fixtures';
import {
	again,
	create,
	edited,
	inConflict,
	login,
	offline,
	open,
	refused,
	replayed,
	type Row,
	sending,
	submit,
	waiting,
} from './states';

describe( 'transition', () => {
	it.each< Row >( [
		[
			'repeats what is open before it sends what is wanted by now',
			waiting( open ),
			submit( edited ),
			sending( { ...open, next: edited } ),
		],
		[
			'only the last wish counts',
			waiting( { ...open, next: edited } ),
			submit( { ...edited, content: 'More', key: 'fourth' } ),
			sending( {
				...open,
				next: { ...edited, content: 'More', key: 'fourth' },
			} ),
		],
		[
			'forgets a wish that was taken back',
			waiting( { ...open, next: edited } ),
			submit(),
			sending( open ),
		],
		[
			'sends the edited text with a new key when nothing is open',
			waiting( create, offline ),
			submit( edited ),
			sending( edited ),
		],
		[
			'takes a wish while it goes out again by itself',
			sending( open, 2 ),
			submit( edited ),
			sending( { ...open, next: edited }, 2 ),
		],
		[
			'makes the wish a change of the post as soon as that is there',
			sending( { ...open, next: edited } ),
			replayed(),
			sending( { ...edited, target: { id: 7, etag: post().etag } } ),
		],
		[
			'keeps the key over a sign-in',
			refused( login ),
			submit(),
			sending( create ),
		],
		[
			'keeps the key over a firewall that may have let it through',
			refused(
				refusal( { cause: 'blocked', mayHaveArrived: true } ),
				open
			),
			submit( edited ),
			sending( { ...open, next: edited } ),
		],
		[
			'does not repeat in the name of another what went out before',
			refused(
				refusal( { cause: 'identity_changed', mayHaveArrived: true } ),
				open
			),
			{ ...submit( edited ), isAnother: true } as FormEvent,
			sending( edited ),
		],
		[
			'takes a new key after a refusal that is final',
			refused(),
			submit(),
			sending( again ),
		],
		[
			'takes a new key after a key that was used for something else',
			refused(
				refusal( { cause: 'key_reused', mayHaveArrived: true } ),
				open
			),
			submit(),
			sending( again ),
		],
	] )( '%s', ( _name, state, event, expected ) => {
		expect( transition( state, event ) ).toEqual( expected );
	} );

	it.each< [ string, State ] >( [
		[ 'a conflict', { ...inConflict, asked: 'publish' } ],
		[ 'a refusal', refused( login, { ...create, status: 'publish' } ) ],
		[
			'waiting',
			waiting( { ...open, next: { ...edited, status: 'publish' } } ),
		],
	] )( 'asks after %s for what was asked for before', ( _name, state ) => {
		const next = transition( state, submit( edited ) );
		expect( next ).toMatchObject( { name: 'sending' } );
		const { send } = next as Extract< State, { name: 'sending' } >;
		expect( ( send.next ?? send ).status ).toBe( 'publish' );
	} );
} );
