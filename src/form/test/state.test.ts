import { type FormEvent, isBusy, type State, transition } from '../state';
import { no, ok, post, refusal } from './fixtures';

const text = { title: 'Title', content: 'Text' };
const create = { ...text, since: 1000 };
const change = { ...text, since: 1000, target: { id: 7, etag: 'v1' } };
const lost = refusal( { cause: 'unreachable', mayHaveArrived: true } );
const conflict = refusal( { cause: 'conflict', status: 412 } );
const other = post( { content: { raw: 'Theirs' }, etag: 'v2' } );

const idle: State = { name: 'idle' };
const sending: State = { name: 'sending', send: create };
const saving: State = { name: 'sending', send: change };
const checking: State = { name: 'checking', send: create, refusal: lost };
const rereading: State = { name: 'checking', send: change, refusal: lost };
const clashing: State = { name: 'checking', send: change, refusal: conflict };
const sent: State = { name: 'sent', send: create, post: post() };
const inConflict: State = { name: 'conflict', theirs: other };
const taken: State = { name: 'taken', theirs: other };
const refused = (
	why = refusal(),
	editing = false,
	looked = false
): State => ( { name: 'refused', refusal: why, editing, looked } );
/** The post may have arrived all the same. */
const unclear = ( looked: boolean, why = lost ): State => ( {
	name: 'refused',
	refusal: why,
	editing: false,
	looked,
	sent: create,
} );
const later = { ...create, since: 2000 };
const lookingAgain: State = { ...checking, again: true };
const changed = { ...later, content: 'Other' };
const lookingForEarlier: State = {
	...lookingAgain,
	send: { ...changed, earlier: create },
};
const amending = {
	name: 'sending',
	send: {
		...changed,
		earlier: create,
		amends: { id: post().id, etag: post().etag },
	},
} as const satisfies State;

const refusedAsking: State = {
	name: 'refused',
	refusal: lost,
	editing: true,
	looked: true,
	asked: 'publish',
};
const invalidAsking: State = {
	...refusedAsking,
	refusal: refusal( { cause: 'invalid' } ),
};
const inConflictAsking: State = {
	name: 'conflict',
	theirs: other,
	asked: 'publish',
};

const submit: FormEvent = { type: 'submit', send: create };
const answer = ( outcome: ReturnType< typeof no > ): FormEvent => ( {
	type: 'answer',
	outcome,
} );
const stored: FormEvent = { type: 'answer', outcome: ok( post() ) };
const found = ( value: ReturnType< typeof post > | null ): FormEvent => ( {
	type: 'looked',
	outcome: ok( value ),
} );

describe( 'transition', () => {
	it.each< [ string, State, FormEvent, State ] >( [
		[ 'sends what is submitted', idle, submit, sending ],
		[ 'sends again after a refusal', refused(), submit, sending ],
		[ 'sends again after a save', sent, submit, sending ],
		[
			'stops before sending what the server would refuse',
			idle,
			{ type: 'stop', refusal: refusal(), editing: false },
			refused(),
		],
		[ 'is done when the site has it', sending, stored, sent ],
		[
			'tells a refusal whose outcome is known',
			sending,
			answer( no() ),
			refused(),
		],
		[
			'looks before it says that an outcome is unknown',
			sending,
			answer( { ok: false, refusal: lost } ),
			checking,
		],
		[
			'reads the post again when a change may have arrived',
			saving,
			answer( { ok: false, refusal: lost } ),
			rereading,
		],
		[
			'reads the other version after a conflict',
			saving,
			answer( { ok: false, refusal: conflict } ),
			clashing,
		],
		[
			'is done when the lost post is found',
			checking,
			found( post() ),
			{ name: 'sent', send: create, post: post() },
		],
		[
			'says that it looked and found nothing',
			checking,
			found( null ),
			unclear( true ),
		],
		[
			'tells why the send failed when it cannot look either',
			checking,
			{ type: 'looked', outcome: no( { cause: 'offline' } ) },
			unclear( false ),
		],
		[
			'looks once more before it sends what may have arrived',
			unclear( true ),
			{ type: 'submit', send: later },
			lookingAgain,
		],
		[
			'looks for the words that may have arrived before it sends others',
			unclear( true ),
			{ type: 'submit', send: changed },
			lookingForEarlier,
		],
		[
			'sends the others as a change where the first are there',
			lookingForEarlier,
			found( post() ),
			amending,
		],
		[
			'sends the others as a new post where the first are not there',
			lookingForEarlier,
			found( null ),
			{ name: 'sending', send: { ...changed, earlier: create } },
		],
		[
			'remembers the first when it cannot look',
			lookingForEarlier,
			{ type: 'looked', outcome: no( { cause: 'offline' } ) },
			{
				name: 'refused',
				refusal: refusal( { cause: 'offline', mayHaveArrived: true } ),
				looked: false,
				editing: false,
				sent: create,
			},
		],
		[
			'remembers the first when the change of it is refused',
			amending,
			{ type: 'answer', outcome: no( { cause: 'blocked' } ) },
			{
				name: 'refused',
				refusal: refusal( { cause: 'blocked' } ),
				looked: false,
				editing: false,
				sent: create,
			},
		],
		[
			'is sent when the change is',
			amending,
			{ type: 'answer', outcome: ok( post() ) },
			{ name: 'sent', send: amending.send, post: post() },
		],
		[
			'sends again what is not there',
			lookingAgain,
			found( null ),
			sending,
		],
		[
			'sends nothing again when it came late',
			lookingAgain,
			found( post() ),
			{ name: 'sent', send: create, post: post() },
		],
		[
			'sends nothing again when it cannot look, and tells why',
			lookingAgain,
			{ type: 'looked', outcome: no( { cause: 'signed_out' } ) },
			unclear(
				false,
				refusal( { cause: 'signed_out', mayHaveArrived: true } )
			),
		],
		[
			'is done when the change is stored though its answer was lost',
			rereading,
			found( post( { etag: 'v2' } ) ),
			{ name: 'sent', send: change, post: post( { etag: 'v2' } ) },
		],
		[
			'is done after a conflict with the very same text',
			clashing,
			found( post() ),
			{ name: 'sent', send: change, post: post() },
		],
		[
			'tells a change that did not arrive',
			rereading,
			found( post( { content: { raw: 'Old' }, etag: 'v1' } ) ),
			refused( lost, true, true ),
		],
		[ 'shows the other version', clashing, found( other ), inConflict ],
		[
			'shows the other version that a lost change met',
			rereading,
			found( other ),
			inConflict,
		],
		[
			'tells that the post in conflict has gone',
			clashing,
			{ type: 'looked', outcome: no( { cause: 'gone' } ) },
			refused( refusal( { cause: 'gone' } ), true ),
		],
		[
			'saves over the version that was shown',
			inConflict,
			{ type: 'submit', send: change },
			{
				name: 'sending',
				send: { ...change, target: { id: 7, etag: 'v2' } },
			},
		],
		[
			'takes the saved version and keeps the own one',
			inConflict,
			{ type: 'take' },
			taken,
		],
		[
			'gives the own version back',
			taken,
			{ type: 'restore' },
			inConflict,
		],
		[
			'asks again for what a button of its own had asked for',
			refusedAsking,
			{ type: 'submit', send: change },
			{ name: 'sending', send: { ...change, status: 'publish' } },
		],
		[
			'keeps what was asked for through a conflict',
			{
				name: 'checking',
				send: { ...change, status: 'publish' },
				refusal: conflict,
			},
			found( other ),
			inConflictAsking,
		],
		[
			'keeps the own version and what was asked for with it',
			inConflictAsking,
			{ type: 'submit', send: change },
			{
				name: 'sending',
				send: {
					...change,
					status: 'publish',
					target: { id: 7, etag: 'v2' },
				},
			},
		],
		[
			'forgets what was asked for when there is something to mend first',
			invalidAsking,
			{ type: 'submit', send: change },
			saving,
		],
		[
			'shows nothing more when versions change places',
			sent,
			{ type: 'restore' },
			idle,
		],
		[ 'begins anew', sent, { type: 'again' }, idle ],
	] )( '%s', ( _name, state, event, expected ) => {
		expect( transition( state, event ) ).toEqual( expected );
	} );

	it.each< [ string, State ] >( [
		[ 'sending', sending ],
		[ 'checking', checking ],
	] )( 'takes nothing from the person while %s', ( _name, state ) => {
		expect( isBusy( state ) ).toBe( true );
		for ( const event of [
			submit,
			{ type: 'stop', refusal: refusal(), editing: false },
			{ type: 'again' },
			{ type: 'take' },
			{ type: 'restore' },
		] satisfies FormEvent[] ) {
			expect( transition( state, event ) ).toBe( state );
		}
	} );

	it.each< [ string, State, FormEvent ] >( [
		[ 'an answer that nobody waits for', idle, stored ],
		[ 'a second answer', sent, stored ],
		[ 'a search that nobody waits for', idle, found( post() ) ],
		[ 'a choice where there is none', idle, { type: 'take' } ],
		[ 'a way back where there is none', idle, { type: 'restore' } ],
	] )( 'stays as it is at %s', ( _name, state, event ) => {
		expect( transition( state, event ) ).toBe( state );
	} );

	it( 'counts a lost change of status as stored only when the status is', () => {
		const publish = {
			...change,
			status: 'publish',
		} as const;
		const state: State = { name: 'checking', send: publish, refusal: lost };
		const draft = post( { status: 'draft', etag: 'v1' } );

		expect( transition( state, found( draft ) ).name ).toBe( 'refused' );
		expect( transition( state, found( post() ) ).name ).toBe( 'sent' );
	} );
} );
