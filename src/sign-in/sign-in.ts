/** Asks who sends: signs the person in, or lets them choose between two people. */

import type { Session } from '../session/types';
import { showChoice } from './choice';
import { openDialog } from './dialog';
import { showPanel } from './panel';
import { onReturn } from './return';
import { type Facts, nextStep, type Step, type Trouble } from './step';
import type { Choice, Question } from './types';

/**
 * Opens the dialog, and settles when it is closed.
 *
 * @param question What is asked, and about which form.
 * @param session  Who is here.
 * @param login    WordPress's sign-in page for a frame.
 * @param browser  The window.
 */
export const signIn = (
	{ refusal, editing, elements }: Question,
	session: Session,
	login: string,
	browser: Window & typeof globalThis
): Promise< Choice > =>
	new Promise( ( resolve ) => {
		let isOpen = true;
		let declined: number | undefined;
		/** Of somebody else, whose choice the dialog shows. */
		let asked: number | undefined;
		/** Of the sign-in page, when that is what it shows. */
		let report: ( ( trouble: Trouble ) => void ) | undefined;

		const finish = ( choice: Choice ) => {
			if ( ! isOpen ) {
				return;
			}
			isOpen = false;
			stops.forEach( ( stop ) => stop() );
			resolve( choice );
			dialog.close();
		};
		const keep = () => finish( 'keep' );
		const dialog = openDialog( elements, keep );

		const take = ( more?: Partial< Facts > ) => {
			const facts = {
				page: session.user.id,
				here: session.here.id,
				isKnown: true,
				declined,
				...more,
			};

			if ( isOpen ) {
				show( nextStep( facts ) );
			}
		};
		const look = async ( claim?: Facts[ 'claim' ] ) => {
			const { ok } = await session.renew( browser.Date.now() );
			take( { isKnown: ok, claim } );
		};

		const show = ( step: Step ) => {
			switch ( step.do ) {
				case 'send':
					return finish( 'send' );
				case 'ask':
					return ask();
				case 'sign_in':
					report ??= openPanel( login );
					return step.trouble && report( step.trouble );
				case 'stay':
					return step.trouble && report?.( step.trouble );
			}
		};

		const openPanel = ( page: string ) => {
			asked = undefined;

			return showPanel( dialog, {
				browser,
				user: session.user,
				login: page,
				href: elements.signin.querySelector( 'a' )?.href ?? page,
				look: ( claim ) => void look( claim ),
				keep,
			} );
		};

		const ask = () => {
			const { user, here } = session;

			if ( asked === here.id ) {
				return;
			}
			asked = here.id;
			report = undefined;

			showChoice( dialog, {
				user,
				here,
				mayHaveArrived: refusal.mayHaveArrived,
				editing,
				mayGive:
					editing ||
					!! here.can[ elements.form.dataset.type ?? '' ]?.length,
				give() {
					session.adopt( here );
					finish( 'send_as_other' );
				},
				signIn() {
					declined = here.id;
					// Whoever is here would be let in without a question, on networks and by single sign-on.
					report = openPanel( `${ login }&reauth=1` );
				},
				keep,
			} );
		};

		const stops = [
			session.onChange( () => take() ),
			onReturn( browser, () => void look() ),
		];

		if ( refusal.cause === 'signed_out' ) {
			show( { do: 'sign_in' } );
		} else {
			take();
		}
	} );
