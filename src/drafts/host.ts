/** What the drafts of one form work with, and what the form gets of them. Shared by both scripts, so types alone. */

import type { Config } from '../config';
import type { Environment } from '../environment';
import type { Elements } from '../form/elements';
import type { Send } from '../form/state';
import type { Session } from '../session/types';

/** The composition that is in the fields. */
export interface Current {
	/** Empty until something is typed. */
	id: string;
	sent?: Send | undefined;
	/** It lies on this device, but for what was typed a moment ago. */
	isKept?: boolean;
	/** The person has typed since the page was opened: nothing is put into the fields unasked any more. */
	isTouched: boolean;
}

export interface Host {
	readonly elements: Elements;
	readonly session: Pick< Session, 'user' | 'onChange' >;
	readonly config: Config;
	readonly env: Environment;
	readonly browser: Window & typeof globalThis;
	readonly current: Current;
	/** While something is under way the fields are left alone. */
	readonly isBusy: () => boolean;
	/** Something else is in the fields now; `current` tells what was sent of it. */
	readonly changed: () => void;
}

/** The second script's side. */
export interface Keeper {
	typed: () => void;
	/** Resolves when what is in the fields, and what was sent, is kept as well as it can be. */
	save: () => Promise< void >;
	/** The post of the draft with this id is stored. */
	confirmed: ( id: string ) => Promise< void >;
}

export type CreateKeeper = ( host: Host ) => Keeper;

/** What a form calls. */
export interface Keeping {
	/** The composition's id, which is its idempotency key; one begins where there is none. */
	id: () => string;
	/** What was typed comes back when the form is opened again. */
	isKept: () => boolean;
	/** The fields hold something new. */
	typed: () => Promise< void >;
	/** What was sent and is not answered; undefined once it is. */
	sent: () => Send | undefined;
	/** Written at once. */
	setSent: ( sent?: Send ) => Promise< void >;
	/** The post is stored: its draft goes, and the next one is another. */
	confirmed: () => Promise< void >;
}
