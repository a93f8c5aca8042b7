/** What the tests of signing in stand on: a question, its dialog, and who is here. */

import { html, refusal, render, settle } from '../../form/test/fixtures';
import type { Renewal, SessionEvent, SessionUser } from '../../session/types';
import { signIn } from '../sign-in';
import type { Choice } from '../types';

export const LOGIN = `${ window.location.origin }/wp-login.php?interim-login=1`;
export const NOBODY: SessionUser = { id: 0, name: '', can: {} };
export const ADA: SessionUser = { id: 2, name: 'Ada', can: {} };
export const BO: SessionUser = {
	id: 3,
	name: 'Bo',
	can: { post: [ 'draft' ] },
};

/** For the class of a page that this one may not look into. */
export const HIDDEN = 'hidden';

/** For `beforeAll`: what jsdom lacks. */
export function lendDialog(): void {
	Object.assign( HTMLDialogElement.prototype, {
		showModal( this: HTMLDialogElement ) {
			this.open = true;
		},
		close( this: HTMLDialogElement ) {
			this.open = false;
			this.dispatchEvent( new Event( 'close' ) );
		},
	} );
}

interface Scene {
	readonly user?: SessionUser;
	readonly here?: SessionUser;
	readonly cause?: 'signed_out' | 'identity_changed';
	readonly mayHaveArrived?: boolean;
	readonly editing?: boolean;
	readonly login?: string;
	readonly headers?: Record< string, string >;
}

/** Asks who sends, as after a send that was refused. */
export async function open( scene: Scene = {} ) {
	const elements = render( html() );
	const listeners = new Set< ( event: SessionEvent ) => void >();
	const known = { user: scene.user ?? ADA, here: scene.here ?? NOBODY };
	const session = {
		...known,
		nonce: 'n',
		actions: {},
		serverTime: () => 1000,
		begin: () => {},
		renew: jest.fn< Promise< Renewal >, [ number? ] >( async () => ( {
			ok: true,
			verdict: 'own',
		} ) ),
		adopt: jest.fn(),
		onChange( listener: ( event: SessionEvent ) => void ) {
			listeners.add( listener );
			return () => listeners.delete( listener );
		},
	};
	const choices: Choice[] = [];
	const login = {
		ok: true,
		type: 'basic',
		headers: {
			get: ( name: string ) => scene.headers?.[ name ] ?? null,
		},
	};
	window.fetch = async () => login as unknown as Response;
	void signIn(
		{
			refusal: refusal( {
				cause: scene.cause ?? 'signed_out',
				mayHaveArrived: scene.mayHaveArrived ?? false,
			} ),
			editing: scene.editing ?? false,
			elements,
		},
		session,
		scene.login ?? LOGIN,
		window
	).then( ( choice ) => choices.push( choice ) );
	await settle();

	const dialog = () => document.querySelector( 'dialog' );

	return {
		session,
		choices,
		listeners,
		dialog,
		frame: () => document.querySelector( 'iframe' ),
		words: () => dialog()?.textContent ?? '',
		/**
		 * Somebody else is here from now on.
		 *
		 * @param here Who.
		 */
		arrive( here: SessionUser ) {
			session.here = here;
		},
		async press( name: string ) {
			const found = [ ...document.querySelectorAll( 'dialog button' ) ];
			const button = found.find( ( each ) => each.textContent === name );
			if ( ! ( button instanceof HTMLButtonElement ) ) {
				throw new Error( `There is no "${ name }".` );
			}
			button.click();
			await settle();
		},
		/**
		 * The frame has loaded a page.
		 *
		 * @param className Of its body.
		 */
		async load( className = 'login' ) {
			const frame = document.querySelector( 'iframe' );
			const page = document.implementation.createHTMLDocument();
			page.body.className = className;
			Object.defineProperty( frame, 'contentDocument', {
				configurable: true,
				value: className === HIDDEN ? null : page,
			} );
			frame?.dispatchEvent( new Event( 'load' ) );
			await settle();
		},
	};
}

export const comeBack = async () => {
	window.dispatchEvent( new Event( 'focus' ) );
	await settle();
};
