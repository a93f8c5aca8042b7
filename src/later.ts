/** What pages with a form load when somebody touches it, or where the device may hold a draft. */

import { createKeeper } from './drafts/keeper';
import { isRecord } from './shape';

const inkfast: unknown = Reflect.get( window, 'inkfast' );

if ( isRecord( inkfast ) ) {
	Reflect.set( inkfast, 'keepDrafts', createKeeper );
}
