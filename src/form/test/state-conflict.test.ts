import { transition } from '../state';
import { no, post, refusal } from './fixtures';
import {
	answer,
	change,
	clashing,
	conflict,
	edited,
	found,
	inConflict,
	open,
	refused,
	replayed,
	type Row,
	sending,
	sent,
	submit,
	taken,
	theirs,
} from './states';

describe( 'transition', () => {
	it.each< Row >( [
		[
			'shows both versions when a change was made before and changed since',
			sending( change ),
			replayed( theirs ),
			inConflict,
		],
		[
			'does not change what somebody else has changed meanwhile',
			sending( { ...open, next: { ...edited, status: 'publish' } } ),
			replayed( theirs ),
			{ ...inConflict, asked: 'publish' },
		],
		[
			'reads the other version after a conflict',
			sending( change ),
			answer( conflict ),
			clashing,
		],
		[ 'shows both versions', clashing, found(), inConflict ],
		[
			'is done when the version in the way is the same text',
			clashing,
			found( post() ),
			sent( change ),
		],
		[
			'tells what is in the way of reading',
			clashing,
			{ type: 'looked', outcome: no( { cause: 'gone' } ) },
			refused( refusal( { cause: 'gone' } ), change, true ),
		],
		[
			'saves over the version that was shown',
			inConflict,
			submit( { ...edited, target: { id: 7, etag: 'v1' } } ),
			sending( { ...edited, target: { id: 7, etag: 'v3' } } ),
		],
		[ 'takes the saved version', inConflict, { type: 'take' }, taken ],
		[ 'gives it back', taken, { type: 'restore' }, inConflict ],
	] )( '%s', ( _name, state, event, expected ) => {
		expect( transition( state, event ) ).toEqual( expected );
	} );
} );
