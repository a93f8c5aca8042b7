import { type FormEvent, type State, transition } from '../state';
import {
	again,
	answer,
	clashing,
	create,
	edited,
	found,
	idle,
	inConflict,
	invalid,
	lost,
	offline,
	open,
	refused,
	replayed,
	type Row,
	sending,
	sent,
	stopped,
	stoppedOpen,
	stored,
	submit,
	taken,
	theirs,
	unfit,
	waiting,
} from './states';

describe( 'transition', () => {
	it.each< Row >( [
		[ 'sends what is submitted', idle, submit(), sending( again ) ],
		[ 'sends again after a save', sent(), submit(), sending( again ) ],
		[
			'stops before sending what the server would refuse',
			idle,
			{ type: 'stop', refusal: invalid, editing: false },
			stopped,
		],
		[
			'keeps open what may have arrived when it stops what comes next',
			waiting( open ),
			{ type: 'stop', refusal: invalid, editing: false },
			stoppedOpen,
		],
		[
			'repeats that first, then sends what was written',
			stoppedOpen,
			submit( edited ),
			sending( { ...open, next: edited } ),
		],
		[
			'keeps it open when another version is put into the fields',
			stoppedOpen,
			{ type: 'restore' },
			{ name: 'idle', send: open },
		],
		[
			'sends with its own key after a stop',
			stopped,
			submit(),
			sending( again ),
		],
		[ 'is done when the site has it', sending(), stored, sent() ],
		[
			'is done when the site had it before, whatever became of it since',
			sending(),
			replayed( theirs ),
			{ name: 'sent', send: create, post: theirs },
		],
		[ 'waits when no answer came', sending(), answer(), waiting( open ) ],
		[
			'waits for the network; what never went out is not open',
			sending(),
			answer( offline ),
			waiting( create, offline ),
		],
		[
			'goes out again, just as it was, with its key',
			waiting( open, lost, 3 ),
			{ type: 'retry' },
			sending( open, 3 ),
		],
		[
			'forgets words that cannot be stored, and so never were',
			sending( open, 3 ),
			answer( unfit ),
			refused( unfit ),
		],
		[
			'goes on from such words to those that were written since',
			sending( { ...open, next: edited }, 3 ),
			answer( unfit ),
			sending( edited ),
		],
		[
			'waits on, and does not forget that it may have arrived',
			sending( open, 3 ),
			answer( offline ),
			waiting( open, { ...offline, mayHaveArrived: true }, 4 ),
		],
		[
			'sends at once when asked to, with the same key',
			waiting( open, lost, 3 ),
			submit(),
			sending( open ),
		],
		[ 'writes anew', sent(), { type: 'again' }, idle ],
	] )( '%s', ( _name, state, event, expected ) => {
		expect( transition( state, event ) ).toEqual( expected );
	} );

	const states = {
		idle,
		held: { name: 'idle', send: { ...open, isHeld: true } },
		sending: sending(),
		repeating: sending( open, 1 ),
		waiting: waiting( open ),
		checking: clashing,
		sent: sent(),
		refused: refused(),
		stopped,
		conflict: inConflict,
		taken,
	} satisfies Record< string, State >;
	type Name = keyof typeof states;
	const names = Object.keys( states ) as Name[];
	const allBut = ( ...own: Name[] ) =>
		names.filter( ( name ) => ! own.includes( name ) );

	/** What happens, and the states that it changes nothing of. The compiler asks for every event. */
	const ignored: Record< FormEvent[ 'type' ], [ FormEvent, Name[] ][] > = {
		submit: [
			[ submit(), [ 'sending', 'repeating', 'checking' ] ],
			[ submit( edited ), [ 'sending', 'checking' ] ],
		],
		turn: [
			[
				{ type: 'turn', send: { ...open, key: 'of another' } },
				[ 'sending', 'repeating', 'checking' ],
			],
			[
				{ type: 'turn', send: undefined },
				[ 'idle', 'sending', 'repeating', 'checking' ],
			],
		],
		retry: [ [ { type: 'retry' }, allBut( 'waiting' ) ] ],
		stop: [
			[
				{ type: 'stop', refusal: invalid, editing: false },
				[ 'sending', 'repeating', 'checking' ],
			],
		],
		answer: [
			[ stored, allBut( 'sending', 'repeating' ) ],
			[ answer(), allBut( 'sending', 'repeating' ) ],
		],
		looked: [ [ found(), allBut( 'checking' ) ] ],
		take: [ [ { type: 'take' }, allBut( 'conflict' ) ] ],
		restore: [
			[
				{ type: 'restore' },
				[
					'idle',
					'held',
					'sending',
					'repeating',
					'waiting',
					'checking',
				],
			],
		],
		again: [
			[
				{ type: 'again' },
				[ 'idle', 'held', 'sending', 'repeating', 'checking' ],
			],
		],
	};

	it.each( Object.values( ignored ).flat() )(
		'ignores what does not belong: %j',
		( event, expected ) => {
			expect(
				names.filter(
					( name ) =>
						transition( states[ name ], event ) === states[ name ]
				)
			).toEqual( expected );
		}
	);
} );
