/** The two forms, seen alike. */

import type { Locator } from '@playwright/test';
import { Form } from '../support/form';
import { SignIn } from '../support/sign-in';
import { expect, type Page, type Person } from '../support/test';

/** Where a form stands; one that asks wants to know who is sending. */
export type State =
	'idle' | 'sending' | 'waiting' | 'refused' | 'asks' | 'sent';

/** A form on a page. */
export interface Sheet {
	readonly title: Locator;
	readonly text: Locator;
	readonly button: Locator;
	/** What it tells. */
	readonly message: Locator;
	/** Waits until its script works. */
	ready: () => Promise< void >;
	/** It may be asked who is sending after a refusal. */
	readonly mayAsk: boolean;
	state: () => Promise< State >;
	/** Does what it asks for: signs somebody in, in the page. */
	signIn: ( person: Person ) => Promise< void >;
}

export interface Side {
	readonly name: 'The classic pattern' | 'Inkfast';
	readonly shortcode: string;
	readonly sheet: ( page: Page ) => Sheet;
}

function classicSheet( page: Page ): Sheet {
	const form = page.locator( '.classic-form' );
	const known: Record< string, State > = {
		sending: 'sending',
		failed: 'refused',
		sent: 'sent',
	};
	return {
		title: form.getByLabel( 'Title' ),
		text: form.getByLabel( 'Text' ),
		button: form.getByRole( 'button' ),
		message: form.getByRole( 'status' ),
		ready: () => expect( form ).toHaveAttribute( 'data-state', 'idle' ),
		mayAsk: false,
		state: async () =>
			known[ ( await form.getAttribute( 'data-state' ) ) ?? '' ] ??
			'idle',
		signIn: () => Promise.reject( new Error( 'It never asks.' ) ),
	};
}

function inkfastSheet( page: Page ): Sheet {
	const form = new Form( page );
	const panel = new SignIn( page );
	const known: Record< string, State > = {
		sending: 'sending',
		checking: 'sending',
		waiting: 'waiting',
		refused: 'refused',
		conflict: 'refused',
		sent: 'sent',
	};
	return {
		title: form.title,
		text: form.text,
		button: form.button,
		message: form.outcome,
		// It may be sending already, if something was left to send.
		ready: () => expect( form.root ).toHaveAttribute( 'data-state' ),
		mayAsk: true,
		state: async () =>
			( await panel.dialog.isVisible() )
				? 'asks'
				: ( known[
						( await form.root.getAttribute( 'data-state' ) ) ?? ''
					] ?? 'idle' ),
		async signIn( person ) {
			const choice = panel.dialog.getByRole( 'button', {
				name: `Sign in as ${ person.name }`,
			} );
			if ( await choice.isVisible() ) {
				await choice.click();
			}
			await panel.enter( person );
			await panel.expectClosed();
		},
	};
}

export const SIDES: readonly Side[] = [
	{
		name: 'The classic pattern',
		shortcode: '[classic_form]',
		sheet: classicSheet,
	},
	{ name: 'Inkfast', shortcode: '[inkfast_form]', sheet: inkfastSheet },
];
