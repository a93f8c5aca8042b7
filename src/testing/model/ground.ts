/** What sequences are done on: the real site in a real browser, or a model of it in this process. */

import type { Name, TabNumber, Weather } from './deeds';
import type { StoredPost, Try } from './ledger';

/** What the dialog over the form asks. */
export type Asked = 'nothing' | 'sign_in' | 'choose';

/** A draft as its writer would read it. */
export interface OpenDraft {
	/** Id of the writer, 0 for a visitor. */
	readonly user: number;
	readonly scope: string;
	readonly text: Readonly< Record< string, string > >;
	/** It goes with its tab. */
	readonly inTab: boolean;
}

/** A tab with the form, and the hands before it. */
export interface Tab {
	/** Id of the person whose page it is, 0 for a visitor; undefined where that may have changed unseen. */
	owner: () => number | undefined;
	/** Whether a form is on the page. */
	isThere: () => Promise< boolean >;
	/** Opens the form, with a stored post in it or empty. Without a network nothing comes. */
	open: ( post?: number ) => Promise< void >;
	reload: () => Promise< void >;
	/** At once: nothing can be saved any more. */
	close: () => Promise< void >;
	/** What is in the fields, as far as anybody sees it. */
	fields: () => Promise<
		{ readonly title: string; readonly content: string } | undefined
	>;
	/** `data-state`, when nothing is under way any more and the dialog is there if one comes. */
	settled: () => Promise< string >;
	/** Whether all of it stands there: a draft that comes back, or a dialog, may come between. */
	type: ( title: string, content: string ) => Promise< boolean >;
	/** Whether there is a button that sends. */
	canSend: () => Promise< boolean >;
	send: () => Promise< void >;
	/** Between two versions. */
	choose: ( which: 'mine' | 'theirs' ) => Promise< void >;
	/** Turns from what was sent to the next one. */
	another: () => Promise< void >;
	asked: () => Promise< Asked >;
	/** Leaves the dialog; the words stay. */
	dismiss: () => Promise< void >;
	/** Says that the words are whoever's is here, and tells who that is. */
	give: () => Promise< number >;
	/** Signs somebody in at the dialog, from the choice as well. */
	signIn: ( name: Name ) => Promise< void >;
	/** Whether the page asks before it is left. */
	asksToStay: () => Promise< boolean >;
	/** Waits until what the device has is in the fields, or is on its way. */
	isBack: () => Promise< void >;
}

export interface Ground {
	readonly ids: Readonly< Record< Name, number > >;
	/** Opens a tab of the one browser. */
	tab: ( number: TabNumber ) => Promise< Tab >;
	become: ( weather: Weather ) => Promise< void >;
	/** PHP dies before this statement of the next write. */
	kill: ( statement: number ) => Promise< void >;
	/** No death waits for anybody any more. */
	spare: () => Promise< void >;
	signIn: ( name: Name ) => Promise< void >;
	signOut: () => Promise< void >;
	/** On the server. */
	endSessions: ( name: Name ) => Promise< void >;
	expireNonces: () => Promise< void >;
	/** Lets time pass for claims of who has died, and for what waits to go out again. */
	wait: () => Promise< void >;
	/** All that lie on the device, opened with their writers' keys. */
	drafts: () => Promise< OpenDraft[] >;
	posts: () => Promise< StoredPost[] >;
	/** Creates that came to the site. */
	tries: () => Promise< Try[] >;
}
