/** What pages with a form load: reads the configuration, starts the client and brings the forms to life. */

import apiFetch from '@wordpress/api-fetch';
import { createClient } from './client';
import { isConfig } from './config';
import { browserEnvironment } from './environment';
import { findElements } from './form/elements';
import { bindForm } from './form/form';
import { loadFrom } from './load-from';
import { isRecord } from './shape';
import type { SignIn } from './sign-in/types';
import './form/form.css';
import './sign-in/dialog.css';

const inkfast: unknown = Reflect.get( window, 'inkfast' );

// Without a configuration that can be read nothing is touched: the form stays as it is in the HTML, which posts without a script.
if ( isRecord( inkfast ) && isConfig( inkfast.config ) ) {
	const { config } = inkfast;
	const client = createClient(
		config,
		browserEnvironment( window, apiFetch )
	);
	const later = () => import( /* webpackChunkName: "later" */ './later' );
	const signIn: SignIn = async ( question ) =>
		( await later() ).signIn(
			question,
			client.session,
			config.login,
			window
		);

	loadFrom( config.assets );

	Reflect.set( inkfast, 'protect', () => client.protect() );

	const start = () => {
		for ( const root of document.querySelectorAll< HTMLElement >(
			'[data-inkfast]'
		) ) {
			const elements = findElements( root );

			// A second copy of this script must not send everything twice.
			if ( elements && ! root.dataset.state ) {
				bindForm( elements, client, window, signIn );
			}
		}
	};

	if ( document.readyState === 'loading' ) {
		document.addEventListener( 'DOMContentLoaded', start );
	} else {
		start();
	}
}
