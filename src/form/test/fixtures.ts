/** What the tests of the form stand on: a page with a form, posts and refusals. */

import type { Outcome, Refusal } from '../../delivery/causes';
import { describe } from '../../delivery/messages';
import type { Post, PostsClient } from '../../posts/types';
import type { SessionEvent, SessionUser } from '../../session/types';
import type { SignIn } from '../../sign-in/types';
import { check } from '../check';
import { type Elements, findElements } from '../elements';
import type { Helpers } from '../form';
import type { Send } from '../state';
import { versions } from '../versions';
import type { Words } from '../words';

/**
 * The HTML of includes/Form/View.php, as far as the script uses it.
 *
 * @param data    Attributes of the form.
 * @param title   Title in it.
 * @param content Text in it.
 */
export const html = ( data = '', title = '', content = '' ): string => `
	<section class="inkfast" data-inkfast>
		<p class="inkfast-signin" hidden><span>You can write now.</span> <a href="https://example.org/wp-login.php">Sign in</a></p>
		<form class="inkfast-form" data-form="signed" data-type="post" data-status="publish" data-button="" ${ data }>
			<input type="text" name="etag" value="" hidden>
			<label for="a-title">Title</label>
			<input id="a-title" name="inkfast[title]" type="text" value="${ title }" aria-describedby="a-title-error">
			<p id="a-title-error" hidden></p>
			<label for="a-content">Text</label>
			<textarea id="a-content" name="inkfast[content]" aria-describedby="a-content-error">${ content }</textarea>
			<p id="a-content-error" hidden></p>
			<p class="inkfast-actions"><button type="submit">Publish</button></p>
		</form>
		<div class="inkfast-progress" aria-live="polite"></div>
		<p class="inkfast-outcome" role="status"></p>
		<div class="inkfast-next"></div>
	</section>`;

export const editHtml = ( title = 'Old title', content = 'Old text' ): string =>
	html( 'data-id="7" data-etag="v1"', title, content );

/**
 * The parts of the form on the page.
 *
 * @param page HTML.
 */
export function render( page = html() ): Elements {
	document.body.innerHTML = page;
	const root = document.querySelector< HTMLElement >( '.inkfast' );
	const elements = root && findElements( root );

	if ( ! elements ) {
		throw new Error( 'The page has no whole form.' );
	}

	return elements;
}

export const post = ( fields: Partial< Post > = {} ): Post => ( {
	id: 7,
	type: 'post',
	status: 'publish',
	title: { raw: 'Title' },
	content: { raw: 'Text' },
	plain: true,
	link: 'https://example.org/title/',
	edit_link: 'https://example.org/wp-admin/post.php?post=7&action=edit',
	modified: 1000,
	etag: 'v2',
	needs_review: false,
	can: { edit: true, publish: true, delete: true },
	...fields,
} );

export const refusal = ( fields: Partial< Refusal > = {} ): Refusal => ( {
	cause: 'server_error',
	code: 'some_code',
	status: 500,
	message: '',
	fields: {},
	mayHaveArrived: false,
	...fields,
} );

export const ok = < T >( value: T ): Outcome< T > => ( { ok: true, value } );

export const no = ( fields: Partial< Refusal > = {} ): Outcome< never > => ( {
	ok: false,
	refusal: refusal( fields ),
} );

/** A promise that the test settles. */
export function later< T >() {
	let settle: ( value: T ) => void = () => {};
	const promise = new Promise< T >( ( resolve ) => {
		settle = resolve;
	} );

	return { promise, settle };
}

export const AUTHOR: SessionUser = {
	id: 2,
	name: 'Ada',
	can: { post: [ 'draft', 'pending', 'publish' ] },
};

/**
 * A client that answers what the test says, and counts.
 *
 * @param user Who is here.
 */
export function fakeClient( user: SessionUser = AUTHOR ) {
	const listeners: ( ( event: SessionEvent ) => void )[] = [];
	const posts = {
		create: jest.fn< Promise< Outcome< Post > >, unknown[] >(),
		change: jest.fn< Promise< Outcome< Post > >, unknown[] >(),
		read: jest.fn< Promise< Outcome< Post > >, unknown[] >(),
	} satisfies PostsClient;
	const session = {
		user,
		here: user,
		nonce: 'n',
		actions: {},
		serverTime: () => 1000,
		begin: jest.fn(),
		adopt: jest.fn(),
		renew: async () => ( { ok: true, verdict: 'own' } ) as const,
		onChange( listener: ( event: SessionEvent ) => void ) {
			listeners.push( listener );
			return () => {};
		},
	};

	return {
		posts,
		session,
		announce( event: SessionEvent ) {
			session.user = event.user;
			listeners.forEach( ( listener ) => listener( event ) );
		},
	};
}

/** Asks nobody anything. */
export const askNobody: SignIn = async () => 'keep';
/** Drafts that keep nothing beyond the page, and count. */
export function fakeKeeping() {
	let id = 0;
	let sent: Send | undefined;

	return {
		isKept: jest.fn( () => false ),
		id: () => `the-id-of-draft-no-${ 1000 + id }`,
		typed: jest.fn( async () => {} ),
		sent: () => sent,
		setSent: jest.fn( async ( value?: Send ) => {
			sent = value;
		} ),
		confirmed: jest.fn( async () => {
			id++;
			sent = undefined;
		} ),
	};
}

/** As when the second script is there. */
export const allWords = {
	words: (): Words => ( { check, describe, versions } ),
	ready: () => undefined,
};

/** What a form that nobody sends needs. */
export const noHelp = (): Helpers => ( {
	...allWords,
	signIn: askNobody,
	keep: fakeKeeping,
} );

/** Lets promises that are settled be answered. */
export const settle = async (): Promise< void > => {
	for ( let turn = 0; turn < 20; turn++ ) {
		await Promise.resolve();
	}
};
