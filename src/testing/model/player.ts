/** Does sequences, keeps the list of what was written, and judges. The same on every ground. */

import {
	type Deed,
	type Name,
	type Parts,
	partsOf,
	type TabNumber,
	type Weather,
} from './deeds';
import type { Ground, OpenDraft, Tab } from './ground';
import {
	createLedger,
	judge,
	type Ledger,
	RULES,
	type Screen,
	type Sight,
	unsent,
	type Verdict,
} from './ledger';

/** Tries until what was typed is on the device, and until all that is left is sent. */
const LOOKS = 20;
const TURNS = 30;

export interface Played {
	/** How often the rules were looked at. */
	readonly looks: number;
	/** What was broken; nothing where all was well. */
	readonly broken: string[];
	/** The deeds until then. */
	readonly done: Deed[];
}

/**
 * Does a sequence, looks at the rules after each deed, and lets all be well in the end.
 *
 * @param ground   A new one.
 * @param tag      In every title.
 * @param sequence What is done.
 */
export async function play(
	ground: Ground,
	tag: string,
	sequence: readonly Deed[]
): Promise< Played > {
	const done: Deed[] = [];
	let looks = 0;

	try {
		const player = await createPlayer( ground, tag );

		for ( const deed of sequence ) {
			done.push( deed );
			await player.act( deed );
			looks++;
			const broken = await player.judge();

			if ( broken.length > 0 ) {
				return { looks, broken, done };
			}
		}

		return { looks: looks + 1, broken: await player.finish(), done };
	} catch ( fault ) {
		return { looks, broken: [ `could not go on: ${ fault }` ], done };
	}
}

interface Player {
	act: ( deed: Deed ) => Promise< void >;
	/** What is broken now. */
	judge: () => Promise< string[] >;
	/** All is well again, and each writer comes back and sends what the form brings back; what is broken then. */
	finish: () => Promise< string[] >;
}

async function createPlayer( ground: Ground, tag: string ): Promise< Player > {
	const ledger = createLedger( tag );
	const tabs = new Map< TabNumber, Tab >();
	let weather: Weather = 'fine';
	let here: Name | undefined;

	const signIn = async ( name: Name ) => {
		await ground.signIn( name );
		here = name;
	};
	const become = async ( next: Weather ) => {
		weather = next;
		await ground.become( next );
	};
	const look = () => lookAt( ground, [ ...tabs.values() ] );

	const settle = async () => {
		for ( const tab of tabs.values() ) {
			if ( await tab.isThere() ) {
				await tab.settled();
			}
		}
	};

	await signIn( 'ada' );
	for ( const number of [ 1, 2 ] as const ) {
		const tab = await ground.tab( number );
		tabs.set( number, tab );
		await tab.open();
	}

	const answer = async ( tab: Tab, how: 'yes' | 'no' | 'back' ) => {
		const asked = await tab.asked();

		if ( asked === 'nothing' ) {
			return;
		}
		// Without a network no sign-in page comes.
		if ( how === 'no' || weather === 'offline' ) {
			return tab.dismiss();
		}
		if ( asked === 'choose' && how === 'yes' ) {
			const title = ( await tab.fields() )?.title ?? '';
			ledger.find( title )?.yes.push( await tab.give() );
			return;
		}
		const writer = tab.owner() === ground.ids.bo ? 'bo' : 'ada';
		const other = writer === 'ada' ? 'bo' : 'ada';
		here = asked === 'sign_in' && how === 'back' ? other : writer;
		await tab.signIn( here );
	};

	const reopen = async ( tab: Tab, number: TabNumber ) => {
		await tab.close();
		const fresh = await ground.tab( number );
		tabs.set( number, fresh );
		await fresh.open();
	};

	const atTab = async ( what: AtATab, number: TabNumber ) => {
		const tab = tabs.get( number );

		if ( ! tab ) {
			return;
		}
		if ( what === 'close' ) {
			return ( await isSafe( ground, ledger, tab ) )
				? reopen( tab, number )
				: undefined;
		}
		if ( ! ( await tab.isThere() ) ) {
			return tab.reload();
		}
		if ( what === 'reload' ) {
			return ( await isSafe( ground, ledger, tab ) )
				? tab.reload()
				: undefined;
		}
		if ( what === 'type' ) {
			return type( ledger, tab );
		}
		if ( what === 'send' ) {
			await dismiss( tab );
			return send( ledger, tab );
		}
		return answer( tab, what );
	};

	const act = async ( parts: Parts ) => {
		switch ( parts.do ) {
			case 'net':
				return become( parts.weather );
			case 'kill':
				return ground.kill( parts.statement );
			case 'in':
				return signIn( parts.name );
			case 'out':
				here = undefined;
				return ground.signOut();
			case 'end': {
				const who = here;
				here = undefined;
				return who && ground.endSessions( who );
			}
			case 'stale':
				return ground.expireNonces();
			case 'wait':
				return ground.wait();
			default:
				return atTab( parts.do, parts.tab );
		}
	};

	/** Whose it is comes back and sends it. What a visitor wrote goes with who signs in in the same tab. */
	const bringBack = async ( tab: Tab, { user, scope }: OpenDraft ) => {
		const name = NAMES.find( ( each ) => ground.ids[ each ] === user );
		const [ , post ] = /^edit:(\d+)$/.exec( scope ) ?? [];

		await ( name ? signIn( name ) : ground.signOut() );
		await tab.open( post ? Number( post ) : undefined );
		await tab.isBack();
		if ( ! name ) {
			await signIn( 'ada' );
		}
		// What may have arrived went out by itself, and may ask who sends.
		await dismiss( tab );
		await send( ledger, tab );
	};

	/** What lives in a tab only does not come back anywhere. */
	const sendHere = async ( tab: Tab ) => {
		await dismiss( tab );
		await signIn( tab.owner() === ground.ids.bo ? 'bo' : 'ada' );
		await send( ledger, tab );
	};

	return {
		async act( deed ) {
			await act( partsOf( deed ) );
			await settle();
		},

		judge: async () => sentences( judge( ledger.stories, await look() ) ),

		async finish() {
			await ground.spare();
			await become( 'fine' );
			await ground.wait();
			await settle();
			for ( const [ number, tab ] of tabs ) {
				if ( ! ( await isSafe( ground, ledger, tab ) ) ) {
					await sendHere( tab );
				} else if ( number === 2 ) {
					await tab.close();
					tabs.delete( number );
				}
			}
			for ( let turn = 0; turn < TURNS; turn++ ) {
				const [ draft ] = await ground.drafts();
				// What lives in another tab only is found there.
				const tab = [ ...tabs.values() ][ turn % tabs.size ];

				if ( ! draft || ! tab ) {
					break;
				}
				await bringBack( tab, draft );
			}
			const sight = await look();

			return [
				...sentences( judge( ledger.stories, sight ) ),
				...unsent( ledger.stories, sight ).map(
					( each ) => `${ UNSENT }: ${ each }`
				),
			];
		},
	};
}

type AtATab = Extract< Parts, { tab: TabNumber } >[ 'do' ];

const NAMES: readonly Name[] = [ 'ada', 'bo' ];

/** What must be true in the end. */
export const UNSENT = 'in the end what was typed last is posted';

/** Whoever sees something come between reads it, and types then. */
async function type( ledger: Ledger, tab: Tab ): Promise< void > {
	for ( let turn = 0; turn < LOOKS; turn++ ) {
		await dismiss( tab );
		if ( ! ( await tab.fields() ) ) {
			await tab.another();
		}
		const fields = await tab.fields();

		if ( ! fields ) {
			return;
		}
		const story =
			ledger.find( fields.title ) ?? ledger.begin( tab.owner() ?? 0 );
		const words = ledger.next();

		if ( await tab.type( story.title, words ) ) {
			story.last = words;
			return;
		}
	}
	throw new Error( 'Whatever is typed, something comes between' );
}

/** Leaves what the dialog asks unanswered. */
async function dismiss( tab: Tab ): Promise< void > {
	if ( ( await tab.asked() ) !== 'nothing' ) {
		await tab.dismiss();
	}
}

/** Between two versions the newer one is chosen, as whoever reads both does. */
async function send( ledger: Ledger, tab: Tab ): Promise< void > {
	const state = await tab.settled();

	if ( ! ( await tab.canSend() ) ) {
		return;
	}
	if ( state === 'conflict' ) {
		const { title = '', content } = ( await tab.fields() ) ?? {};
		const last = ledger.find( title )?.last;
		await tab.choose( last === content ? 'mine' : 'theirs' );
	} else {
		await tab.send();
	}
	await tab.settled();
}

/**
 * Whether a tab's words are on the device or posted. Where they are not, the page asks before it is left, and nobody leaves it; one that
 * does not ask then breaks its promise.
 */
async function isSafe(
	ground: Ground,
	ledger: Ledger,
	tab: Tab
): Promise< boolean > {
	const fields = await tab.fields();
	const story = fields && ledger.find( fields.title );

	if ( ! story || fields.content !== story.last ) {
		return true;
	}
	for ( let turn = 0; turn < LOOKS; turn++ ) {
		const sight = await lookAt( ground, [], ( { inTab } ) => ! inTab );

		if ( judge( [ story ], { ...sight, tries: [] } ).kept.length === 0 ) {
			return true;
		}
	}
	if ( await tab.asksToStay() ) {
		return false;
	}
	throw new Error(
		`“${ story.last }” is in this tab only, and nobody is asked before it goes`
	);
}

/** Words go from the screen to the device and from there to the site: looked at in this order none slip by. */
async function lookAt(
	ground: Ground,
	tabs: readonly Tab[],
	counts: ( draft: OpenDraft ) => boolean = () => true
): Promise< Sight > {
	const screens: Screen[] = [];

	for ( const tab of tabs ) {
		const fields = await tab.fields();

		if ( fields ) {
			screens.push( { ...fields, owner: tab.owner() } );
		}
	}
	const drafts = await ground.drafts();
	const posts = await ground.posts();
	const tries = await ground.tries();

	return {
		screens,
		drafts: drafts
			.filter( counts )
			.map( ( { text } ) => text.content ?? '' ),
		posts,
		tries,
	};
}

const sentences = ( verdict: Verdict ): string[] => [
	...verdict.kept.map( ( each ) => `${ RULES.kept }: ${ each }` ),
	...verdict.once.map( ( each ) => `${ RULES.once }: ${ each }` ),
	...verdict.own.map( ( each ) => `${ RULES.own }: ${ each }` ),
];
