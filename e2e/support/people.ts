import type { BrowserContext, Page } from '@playwright/test';
import { signInAt } from './sign-in';
import { backdoor, callBackdoor } from './site';
import { facts } from './facts';

export type Role =
	'administrator' | 'editor' | 'author' | 'contributor' | 'subscriber';

export interface Person {
	/** 0 in the Playground pass, whose people were there before. */
	readonly id: number;
	readonly login: string;
	/** As it is shown. */
	readonly name: string;
	readonly role: Role;
	readonly password: string;
}

interface Wish {
	readonly name?: string;
	/** Capabilities on top of the role's, or against it. */
	readonly caps?: Readonly< Record< string, boolean > >;
}

/**
 * People to be, and whom the browser is signed in as.
 */
export class People {
	/**
	 * Makes someone whom no other test knows.
	 *
	 * @param role What they are.
	 * @param wish What else they are.
	 */
	async add( role: Role, wish: Wish = {} ): Promise< Person > {
		if ( facts().kind === 'playground' ) {
			const login = role === 'administrator' ? 'admin' : role;
			return { id: 0, login, name: login, role, password: 'password' };
		}
		return backdoor( 'add_person', { role, ...wish } );
	}

	/**
	 * Makes someone and signs them in.
	 *
	 * @param page In the browser of this page.
	 * @param role What they are.
	 * @param wish What else they are.
	 */
	async enter( page: Page, role: Role, wish: Wish = {} ): Promise< Person > {
		const person = await this.add( role, wish );
		await this.signIn( page, person );
		return person;
	}

	/**
	 * Signs someone in, in place of whoever was; fast, by the cookies alone. An open page does not notice, as with a sign-in
	 * in another tab.
	 *
	 * @param page    In the browser of this page.
	 * @param person  Who.
	 * @param options `seconds`: how long the login lasts. `at`: an address of the site other than the usual one.
	 */
	async signIn(
		page: Page,
		person: Person,
		options: { seconds?: number; at?: string } = {}
	): Promise< void > {
		if ( facts().kind === 'playground' ) {
			await signInByForm( page, person );
			return;
		}
		const { seconds, at = facts().url } = options;
		const input = { id: person.id, ...( seconds ? { seconds } : {} ) };
		const answer = await callBackdoor( 'sign_in', input, at );
		const domain = new URL( at ).hostname;
		await page.context().addCookies(
			( answer.headers[ 'set-cookie' ] ?? [] ).map( ( line ) => ( {
				domain,
				path: /path=([^;]*)/i.exec( line )?.[ 1 ] ?? '/',
				name: line.slice( 0, line.indexOf( '=' ) ),
				value: /=([^;]*)/.exec( line )?.[ 1 ] ?? '',
				httpOnly: true,
			} ) )
		);
	}

	/**
	 * Takes the login cookies away, as signing out in another tab does.
	 *
	 * @param page From the browser of this page.
	 */
	async signOut( page: Page ): Promise< void > {
		await forgetLogin( page.context() );
	}

	/**
	 * Ends someone's sessions on the server; the browser keeps its cookies and does not know.
	 *
	 * @param person Whose.
	 */
	async endSessions( person: Person ): Promise< void > {
		await backdoor( 'end_sessions', { id: person.id } );
	}

	/**
	 * Gives someone another role, or single capabilities, or takes them.
	 *
	 * @param person Who.
	 * @param change What changes.
	 */
	async change(
		person: Person,
		change: { role?: Role; caps?: Record< string, boolean > }
	): Promise< void > {
		await backdoor( 'change_person', { id: person.id, ...change } );
	}
}

async function signInByForm( page: Page, person: Person ): Promise< void > {
	await forgetLogin( page.context() );
	const { url } = facts();
	await page.goto( `${ url }/wp-login.php?redirect_to=${ url }/write/` );
	await signInAt( page, person );
	await page.waitForURL( `${ url }/write/` );
}

async function forgetLogin( context: BrowserContext ): Promise< void > {
	await context.clearCookies( { name: /^wordpress(_logged_in|_sec)?_/ } );
}
