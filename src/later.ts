/** What pages with a form load when somebody touches it, or where the device may hold a draft: one script, so one request. */

import { describe } from './delivery/messages';
import { createKeeper } from './drafts/keeper';
import { check } from './form/check';
import { versions } from './form/versions';
import type { Later } from './load-later';
import { isRecord } from './shape';
import { signIn } from './sign-in/sign-in';

const inkfast: unknown = Reflect.get( window, 'inkfast' );

if ( isRecord( inkfast ) ) {
	Reflect.set( inkfast, 'later', {
		createKeeper,
		signIn,
		words: { check, describe, versions },
	} satisfies Later );
}
