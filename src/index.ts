/** What pages with a form load: reads the configuration, starts the client and brings the forms to life. */

import apiFetch from '@wordpress/api-fetch';
import { createClient } from './client';
import { isConfig } from './config';
import { createKeeping } from './drafts/keeping';
import { browserEnvironment } from './environment';
import { findElements } from './form/elements';
import { bindForm, type Helpers } from './form/form';
import { fewWords } from './form/words';
import { createLoader } from './load-later';
import { isRecord } from './shape';
import './form/form.css';
import './sign-in/dialog.css';

const inkfast: unknown = Reflect.get( window, 'inkfast' );
const wp: unknown = Reflect.get( window, 'wp' );
/** What they lack is only met in the middle of writing or sending; without `apiFetch` nothing begins. */
const hasAll = isRecord( wp ) && wp.i18n && wp.url;

// Without what is needed nothing is touched: the form stays as it is in the HTML, which posts without a script.
if ( hasAll && isRecord( inkfast ) && isConfig( inkfast.config ) ) {
	const { config } = inkfast;
	const env = browserEnvironment( window, apiFetch );
	const client = createClient( config, env );
	const later = createLoader( window, config.later );
	const helpers: Helpers = {
		words: () => later.now()?.words ?? fewWords,
		ready: () =>
			later.now() ? undefined : later.load().catch( () => undefined ),
		keep: ( room ) =>
			createKeeping(
				{ ...room, config, env, browser: window },
				later.load
			),
		signIn: async ( question ) =>
			( await later.load() ).signIn(
				question,
				client.session,
				config.login,
				window
			),
	};

	Reflect.set( inkfast, 'protect', () => client.protect() );

	const start = () => {
		for ( const root of document.querySelectorAll< HTMLElement >(
			'[data-inkfast]'
		) ) {
			const elements = findElements( root );

			// A second copy of this script must not send everything twice.
			if ( elements && ! root.dataset.state ) {
				bindForm( elements, client, window, helpers );
			}
		}
	};

	if ( document.readyState === 'loading' ) {
		document.addEventListener( 'DOMContentLoaded', start );
	} else {
		start();
	}
}
