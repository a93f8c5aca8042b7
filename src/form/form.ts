/** One form on the page: its state, and what leads from one to the next. */

import type { Client } from '../client';
import { newKey } from '../delivery/key';
import { asksWho } from '../delivery/policy';
import type { Sleeper } from '../delivery/wake';
import type { Host, Keeping } from '../drafts/host';
import type { AskedStatus } from '../posts/types';
import type { Choice, SignIn } from '../sign-in/types';
import type { Handlers } from './actions';
import {
	type Elements,
	isDirty,
	readData,
	readKey,
	readTarget,
	readText,
	writeText,
} from './elements';
import { fill } from './fields';
import { createGoing } from './going';
import { buttonLabel } from './labels';
import { guardLeaving } from './leaving';
import { editUrl } from './page-url';
import { showPerson, signInElsewhere } from './person';
import {
	type FormEvent,
	isBusy,
	isOnItsWay,
	isUnderWay,
	type State,
	type Text,
	transition,
} from './state';
import { keepTyped, keepVersion } from './version';
import { focus, show, showLabel } from './view';
import type { Words } from './words';
import { tell } from './work';

/** Milliseconds that the second script may take before a send goes on without it. */
const READY_LIMIT = 2000;

/** What a form needs of its window. */
export interface Page extends Sleeper {
	readonly location: { readonly href: string };
	readonly history: Pick< History, 'replaceState' >;
	readonly crypto: Pick< Crypto, 'getRandomValues' >;
	readonly Math: Pick< Math, 'random' >;
}

/** What comes with the second script. */
export interface Helpers {
	/** Asks the person who sends. */
	readonly signIn: SignIn;
	/** Those that there are by now. */
	readonly words: () => Words;
	/** Resolves when all are there, or will not come; undefined where they are. */
	readonly ready: () => Promise< unknown > | undefined;
	/** Makes what keeps the form's text on the device. */
	readonly keep: (
		room: Pick< Host, 'elements' | 'session' | 'isBusy' | 'changed' >
	) => Keeping;
}

/**
 * Brings a form to life.
 *
 * @param elements       The form's parts.
 * @param client         The client core.
 * @param client.session Who is here.
 * @param client.posts   The posts routes.
 * @param page           The window.
 * @param helpers        What comes later.
 */
export function bindForm(
	elements: Elements,
	{ session, posts }: Pick< Client, 'session' | 'posts' >,
	page: Page,
	helpers: Helpers
): void {
	const { root, form, buttons } = elements;
	const data = readData( elements );
	let state: State = { name: 'idle' };
	/** The send that is under way is the answer to who sends: when it fails too, the person is not asked anew. */
	let isAnswer = false;
	let isAsking = false;
	let isComing = false;
	/** The first send of a composition has the key that was made when it began. */
	let isFirst = true;
	/** The versions that are not in the fields, kept as long as the page is open. */
	const others: Text[] = [];
	const isUnsaved = () =>
		isDirty( elements ) || ( others.length > 0 && state.name !== 'sent' );
	const leaving = guardLeaving(
		page,
		isUnsaved,
		// Who leaves while something is on its way may think that it will arrive.
		() => keeping.isKept() && ! others.length && ! isOnItsWay( state )
	);
	const guard = () => {
		leaving();
		signInElsewhere( elements, isUnsaved() );
	};

	const label = () =>
		buttonLabel( data, !! form.dataset.id, session.user.can[ data.type ] );

	const dispatch = ( event: FormEvent | undefined ) => {
		const before = state;
		state = event ? transition( before, event ) : before;

		if ( state !== before ) {
			enter( state, isUnderWay( before, state ) );
		}
	};

	const keeping = helpers.keep( {
		elements,
		session,
		// What the dialog asks is about the text in the fields.
		isBusy: () => isAsking || isBusy( state ),
		changed() {
			guard();
			const send = keeping.sent();
			// The key that was made when it began is taken where it was sent; one that the page brought is another text's.
			isFirst = ! send;
			delete form.dataset.unsaved;
			dispatch( { type: 'turn', send } );
		},
	} );
	const go = createGoing( {
		elements,
		page,
		posts,
		settings: data.form,
		keeping,
		ready: helpers.ready,
		state: () => state,
		dispatch,
	} );

	const enter = ( now: State, wasUnderWay: boolean ) => {
		const isNew = ! form.dataset.id;
		fill( elements, now );
		show( elements, now, label(), handlers, helpers.words() );
		focus( elements, now );
		guard();
		isFirst = isFirst || now.name === 'sent';
		go( now, wasUnderWay );

		if ( isNew && form.dataset.id ) {
			// The page is that of the stored post by now, also after a reload.
			page.history.replaceState(
				null,
				'',
				editUrl( page.location.href, Number( form.dataset.id ) )
			);
		}
		if ( now.name === 'sent' && isDirty( elements ) ) {
			void keeping.typed();
		}
		if ( ! wasUnderWay ) {
			tell( form, now );
		}
		if (
			now.name === 'refused' &&
			asksWho( now.refusal ) &&
			! isAnswer &&
			! isAsking
		) {
			void askWho( now );
		}
	};

	const askWho = async ( {
		refusal,
		editing,
	}: Extract< State, { name: 'refused' } > ) => {
		isAsking = true;
		// Where it cannot be loaded there is the link that opens a new tab.
		const choice = await helpers
			.signIn( { refusal, editing, elements } )
			.catch( () => 'keep' as const );
		isAsking = false;

		if ( choice !== 'keep' && state.name === 'refused' ) {
			send( undefined, choice );
		}
	};

	/** Whoever sends at once waits a moment for what checks the text and finds the words. */
	const whenReady = ( run: () => void ) => {
		const coming = helpers.ready();

		if ( ! coming ) {
			run();
		} else if ( ! isComing ) {
			isComing = true;
			void Promise.race( [
				coming,
				new Promise< void >( ( resolve ) => {
					page.setTimeout( resolve, READY_LIMIT );
				} ),
			] ).then( () => {
				isComing = false;
				run();
			} );
		}
	};

	const send = ( status?: AskedStatus, choice?: Choice ) => {
		isAnswer = !! choice;
		const text = readText( elements );
		const target = readTarget( elements );
		const refusal = helpers.words().check( text );

		if ( refusal ) {
			dispatch( { type: 'stop', refusal, editing: !! target } );
			return;
		}

		const key = isFirst ? firstKey() : newKey( page.crypto );
		isFirst = false;
		dispatch( {
			type: 'submit',
			isAnother: choice === 'send_as_other',
			wish: {
				...text,
				key,
				...( target && { target } ),
				...( status && { status } ),
			},
		} );
	};

	/** Made when the composition began; by the server, where the page was posted without this script and may have arrived. */
	const firstKey = () => readKey( elements ) || keeping.id();

	const handlers: Handlers = {
		again: () => dispatch( { type: 'again' } ),
		send: () => send(),
		take: () => {
			others.push( readText( elements ) );
			dispatch( { type: 'take' } );
			void keeping.typed();
		},
		restore: () => {
			// The last that was put aside comes first, then all in turn.
			const text = readText( elements );
			writeText( elements, others.pop() ?? text );
			others.unshift( text );
			dispatch( { type: 'restore' } );
			void keeping.typed();
		},
		hasOther: () => others.length > 0,
		asNew: () => {
			delete form.dataset.id;
			// It becomes what was asked for, else what the stored one was; what was private or not due yet is nobody else's to read.
			buttons[ 1 ]?.remove();
			send(
				( state.name === 'refused' && state.send?.status ) ||
					asked( form.dataset.status ) ||
					'draft'
			);
		},
		pageUrl: ( id ) => editUrl( page.location.href, id ),
	};

	const begin = () => session.begin();
	for ( const type of [ 'focusin', 'pointerdown', 'input' ] ) {
		root.addEventListener( type, begin, { passive: true } );
	}
	root.addEventListener( 'input', () => {
		guard();
		void keeping.typed();
	} );
	// A browser may put back what was typed only now.
	page.addEventListener( 'pageshow', guard );

	session.onChange( ( { type, user } ) => {
		if ( type !== 'identity_changed' ) {
			showPerson( elements, user, data.type );
			showLabel( elements, state, label() );
		}
	} );

	keepTyped( elements );
	keepVersion( elements );
	guard();

	// Last: where something before it fails, the form still posts without this script.
	form.addEventListener( 'submit', ( event ) => {
		event.preventDefault();
		const status = asked(
			event.submitter instanceof HTMLButtonElement
				? event.submitter.value
				: ''
		);
		// Between two versions nothing is chosen by pressing Enter.
		if ( state.name !== 'conflict' ) {
			whenReady( () => send( status ) );
		}
	} );
	root.dataset.state = state.name;
}

/**
 * A status that may be asked for.
 *
 * @param value Of a button, or of the stored post.
 */
const asked = ( value?: string ): AskedStatus | undefined =>
	value === 'publish' || value === 'pending' || value === 'draft'
		? value
		: undefined;
