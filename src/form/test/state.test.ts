import {
	type FormEvent,
	isBusy,
	isShownBusy,
	isUnderWay,
	memoryOf,
	outstanding,
	type Send,
	type State,
	transition,
	type Wish,
} from '../state';
import { no, ok, post, refusal } from './fixtures';

const text = { title: 'Title', content: 'Text' };
const create: Send = { ...text, key: 'first' };
const again: Wish = { ...text, key: 'second' };
const edited: Wish = { title: 'Title', content: 'Edited', key: 'third' };
const change: Send = { ...text, key: 'change', target: { id: 7, etag: 'v1' } };
const open: Send = { ...create, isOpen: true };

const lost = refusal( { cause: 'unreachable', mayHaveArrived: true } );
const offline = refusal( { cause: 'offline' } );
const login = refusal( { cause: 'signed_out' } );
const invalid = refusal( { cause: 'invalid' } );
const unfit = refusal( { cause: 'invalid', fields: { title: 'Nothing.' } } );
const conflict = refusal( { cause: 'conflict', status: 412 } );
const theirs = post( { content: { raw: 'Theirs' }, etag: 'v3' } );

const idle: State = { name: 'idle' };
const sending = ( send: Send = create, tries = 0 ): State => ( {
	name: 'sending',
	send,
	tries,
} );
const waiting = ( send: Send, why = lost, tries = 1 ): State => ( {
	name: 'waiting',
	send,
	refusal: why,
	tries,
} );
const refused = (
	why = invalid,
	send: Send | undefined = create,
	editing = false
): State => ( { name: 'refused', refusal: why, send, editing } );
const stopped: State = { name: 'refused', refusal: invalid, editing: false };
const clashing: State = { name: 'checking', send: change, refusal: conflict };
const inConflict: State = { name: 'conflict', theirs };
const taken: State = { name: 'taken', theirs };
const sent = ( send: Send = create ): State => ( {
	name: 'sent',
	send,
	post: post(),
} );

const submit = ( wish: Wish = again ): FormEvent => ( {
	type: 'submit',
	wish,
} );
const stored: FormEvent = { type: 'answer', outcome: ok( post() ) };
const replayed = ( value = post() ): FormEvent => ( {
	type: 'answer',
	outcome: { ok: true, value, isReplay: true },
} );
const answer = ( why = lost ): FormEvent => ( {
	type: 'answer',
	outcome: { ok: false, refusal: why },
} );
const found = ( value = theirs ): FormEvent => ( {
	type: 'looked',
	outcome: ok( value ),
} );

describe( 'transition', () => {
	it.each< [ string, State, FormEvent, State ] >( [
		[ 'sends what is submitted', idle, submit(), sending( again ) ],
		[ 'sends again after a save', sent(), submit(), sending( again ) ],
		[
			'stops before sending what the server would refuse',
			idle,
			{ type: 'stop', refusal: invalid, editing: false },
			stopped,
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
		[
			'shows both versions when a change was made before and changed since',
			sending( change ),
			replayed( theirs ),
			inConflict,
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
			'goes on with what was left open when the page went',
			idle,
			{ type: 'turn', send: open },
			sending( open ),
		],
		[
			'holds what was refused before the page went, until the person asks',
			idle,
			{ type: 'turn', send: { ...open, isHeld: true } },
			{ name: 'idle', send: { ...open, isHeld: true } },
		],
		[
			'repeats it then, just as it was',
			{ name: 'idle', send: { ...open, isHeld: true } },
			submit(),
			sending( open ),
		],
		[
			'repeats it then before what is wanted by now',
			{ name: 'idle', send: { ...open, isHeld: true } },
			submit( edited ),
			sending( { ...open, next: edited } ),
		],
		[
			'goes with its text: another text in the fields brings its own delivery',
			waiting( create ),
			{ type: 'turn', send: open },
			sending( open ),
		],
		[
			'goes with its text: another text in the fields is sent as its own',
			waiting( open ),
			{ type: 'turn', send: undefined },
			idle,
		],
		[
			'goes with its text, also when it was held',
			{ name: 'idle', send: { ...open, isHeld: true } },
			{ type: 'turn', send: undefined },
			idle,
		],
		[
			'goes with its text, also when it was refused',
			refused(),
			{ type: 'turn', send: undefined },
			idle,
		],
		[
			'is not turned away from while it is under way',
			sending( create ),
			{ type: 'turn', send: open },
			sending( create ),
		],
		[
			'sends at once when asked to, with the same key',
			waiting( open, lost, 3 ),
			submit(),
			sending( open ),
		],
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
			'does not change what somebody else has changed meanwhile',
			sending( { ...open, next: { ...edited, status: 'publish' } } ),
			replayed( theirs ),
			{ ...inConflict, asked: 'publish' },
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
		[ 'writes anew', sent(), { type: 'again' }, idle ],
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

	const all: State[] = [
		idle,
		sending(),
		sending( open, 1 ),
		waiting( open ),
		clashing,
		sent(),
		refused(),
		inConflict,
		taken,
	];

	it.each( all )( 'ignores what does not belong: %j', ( state ) => {
		const alien: [ string[], FormEvent ][] = [
			[ [ 'sending' ], stored ],
			[ [ 'checking' ], found() ],
			[ [ 'waiting' ], { type: 'retry' } ],
			[ [ 'conflict' ], { type: 'take' } ],
		];

		for ( const [ own, event ] of alien ) {
			if ( ! own.includes( state.name ) ) {
				expect( transition( state, event ) ).toBe( state );
			}
		}
	} );

	it( 'sends nothing else while somebody waits for an answer', () => {
		expect( transition( sending(), submit( edited ) ) ).toEqual(
			sending()
		);
		expect( transition( clashing, submit( edited ) ) ).toBe( clashing );
	} );

	it.each< [ State, boolean, boolean ] >( [
		[ sending(), true, true ],
		[ sending( open, 1 ), true, false ],
		[ clashing, true, true ],
		[ waiting( open ), false, false ],
		[ refused(), false, false ],
	] )( 'knows who waits: %j', ( state, busy, shown ) => {
		expect( [ isBusy( state ), isShownBusy( state ) ] ).toEqual( [
			busy,
			shown,
		] );
	} );

	it( 'knows what is on its way already', () => {
		expect(
			isUnderWay(
				sending( open, 1 ),
				sending( { ...open, next: edited }, 1 )
			)
		).toBe( true );
		expect( isUnderWay( sending( open ), sending( edited ) ) ).toBe(
			false
		);
		expect( isUnderWay( waiting( open ), sending( open, 1 ) ) ).toBe(
			false
		);
	} );

	it( 'knows what the device is to remember', () => {
		expect( memoryOf( sending( open ) ) ).toBe( open );
		expect( memoryOf( waiting( create ) ) ).toBe( create );
		expect( memoryOf( refused( login, open ) ) ).toEqual( {
			...open,
			isHeld: true,
		} );
		expect( memoryOf( refused( login, create ) ) ).toBeUndefined();
		expect( memoryOf( refused() ) ).toBeUndefined();
		expect( memoryOf( sent() ) ).toBeUndefined();
	} );

	it( 'knows what still has a key', () => {
		expect( outstanding( waiting( open ) ) ).toBe( open );
		expect( outstanding( refused( login ) ) ).toBe( create );
		expect( outstanding( refused() ) ).toBeUndefined();
		expect( outstanding( sent() ) ).toBeUndefined();
	} );
} );
