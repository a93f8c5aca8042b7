import type { BrowserContext, ConsoleMessage } from '@playwright/test';
import { facts } from './facts';

/** What the browser may ask for beside the site. */
const LOCAL = /^(?:data|blob|about|chrome-error|chrome):/;

/**
 * Sees what a person does not: console errors and warnings, errors that nobody caught, requests to other servers. What a
 * test does not declare makes it fail.
 */
export class Watch {
	private readonly allowed: RegExp[] = [];
	private readonly seen: string[] = [];

	/**
	 * Declares something that this test brings about.
	 *
	 * @param pattern Of the line as the failure would show it.
	 */
	allow( pattern: RegExp ): void {
		this.allowed.push( pattern );
	}

	/**
	 * Watches all pages of a browser context, those to come too.
	 *
	 * @param context
	 */
	attach( context: BrowserContext ): void {
		context.on( 'console', ( message ) => this.hear( message ) );
		context.on( 'weberror', ( problem ) =>
			this.add( `Uncaught: ${ problem.error().message }` )
		);
		context.on( 'request', ( request ) => {
			if ( ! isOurs( request.url() ) ) {
				this.add( `Asked another server: ${ request.url() }` );
			}
		} );
	}

	/**
	 * Adds a problem that was found elsewhere.
	 *
	 * @param line As the failure shows it.
	 */
	add( line: string ): void {
		this.seen.push( line );
	}

	/**
	 * What was seen and not declared, so far.
	 */
	problems(): string[] {
		return this.seen.filter(
			( line ) =>
				! this.allowed.some( ( pattern ) => pattern.test( line ) )
		);
	}

	private hear( message: ConsoleMessage ): void {
		const type = message.type();
		if ( type === 'error' || type === 'warning' ) {
			this.add(
				`Console ${ type }: ${ message.text() } (${
					message.location().url
				})`
			);
		}
	}
}

function isOurs( address: string ): boolean {
	const given = facts();
	const homes =
		given.kind === 'native'
			? [ given.url, given.insecure, given.sibling ]
			: [ given.url ];
	return LOCAL.test( address ) || homes.includes( new URL( address ).origin );
}
