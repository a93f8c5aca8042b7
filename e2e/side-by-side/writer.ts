/** Somebody who writes in a form and does what it says, whichever form it is. */

import type { Person } from '../support/test';
import type { Sheet, State } from './sheets';

/** Milliseconds between writing and what they do next. */
const PAUSE = 1000;

/** Milliseconds that they wait for what is said to happen by itself. */
const PATIENCE = 30_000;

/** Milliseconds until a form that was refused once shows that it sends again. */
const REACTION = 500;

/** Milliseconds until a question has come, if one comes. */
const QUESTION = 4000;

/** Milliseconds until a page that was opened anew has brought back what it will. */
const RETURN = 3000;

export class Writer {
	/** How often they pressed the button. */
	presses = 0;
	/** They signed in over the page. */
	signedIn = false;
	/** They were told that it goes out by itself. */
	waited = false;
	/** The first thing that they were told, beside that it is posted. */
	told: string | null = null;

	/**
	 * @param person Who they are.
	 * @param sheet  The form before them.
	 * @param words  What they write.
	 */
	constructor(
		readonly person: Person,
		public sheet: Sheet,
		readonly words: { readonly title: string; readonly text: string }
	) {}

	async write(): Promise< void > {
		await this.sheet.ready();
		await this.sheet.title.fill( this.words.title );
		await this.sheet.text.fill( this.words.text );
		// Nobody does anything else in the very moment of the last key.
		await new Promise( ( resolve ) => setTimeout( resolve, PAUSE ) );
	}

	/**
	 * Presses the button.
	 *
	 * @param clicks How often, as fast as a hand can.
	 */
	async press( clicks = 1 ): Promise< void > {
		this.presses++;
		const before = await this.sheet.state();
		await this.sheet.button.click( { clickCount: clicks } );
		await this.until( REACTION, before );
	}

	/**
	 * Looks what became of it.
	 */
	async look(): Promise< State > {
		let state = await this.until( 30_000, 'sending', 'idle' );
		if ( state !== 'sent' ) {
			const words = await this.sheet.message.textContent();
			this.told ??=
				/^.*?[.!?](?=\s|$)|^.+/.exec( words ?? '' )?.[ 0 ] ?? '';
		}
		this.waited ||= state === 'waiting';
		if ( state === 'refused' && this.sheet.mayAsk ) {
			state = await this.until( QUESTION, 'refused' );
		}
		return state;
	}

	/**
	 * Does what the form says: waits, signs in, and where neither is asked for presses the button once more.
	 */
	async follow(): Promise< void > {
		let state = await this.wait( await this.look() );
		if ( state === 'asks' ) {
			await this.sheet.signIn( this.person );
			this.signedIn = true;
			state = await this.look();
		}
		if ( state === 'refused' || state === 'waiting' ) {
			await this.press();
			await this.wait( await this.look() );
		}
	}

	/**
	 * Presses, and does what the form says then.
	 */
	async publish(): Promise< void > {
		await this.press();
		await this.follow();
	}

	/**
	 * Has the form before them anew, and looks whether anything comes back, and goes out.
	 *
	 * @param sheet The form on the new page.
	 */
	async findAgain( sheet: Sheet ): Promise< void > {
		this.sheet = sheet;
		await sheet.ready();
		const end = Date.now() + RETURN;
		while ( Date.now() < end && ! ( await this.hasText() ) ) {
			if ( ( await sheet.state() ) !== 'idle' ) {
				break;
			}
			await pause();
		}
		if ( ( await sheet.state() ) !== 'idle' ) {
			await this.follow();
		}
	}

	/** Their words are in the form. */
	async hasText(): Promise< boolean > {
		const { title, text } = this.sheet;
		return (
			( await title.inputValue() ) === this.words.title &&
			( await text.inputValue() ) === this.words.text
		);
	}

	private async wait( state: State ): Promise< State > {
		if ( state !== 'waiting' ) {
			return state;
		}
		return this.until( PATIENCE, 'waiting', 'sending' );
	}

	/** Waits as long as the form stands in one of these states. */
	private async until( ms: number, ...passing: State[] ): Promise< State > {
		const end = Date.now() + ms;
		let state = await this.sheet.state();
		while ( passing.includes( state ) && Date.now() < end ) {
			await pause();
			state = await this.sheet.state();
		}
		return state;
	}
}

const pause = () => new Promise( ( resolve ) => setTimeout( resolve, 50 ) );
