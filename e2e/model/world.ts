import {
	type Deed,
	type Name,
	type Parts,
	partsOf,
	type TabNumber,
	type Weather,
} from '../../src/testing/model/deeds';
import {
	createLedger,
	judge,
	type Ledger,
	RULES,
	type Sight,
	type Story,
	unsent,
	type Verdict,
} from '../../src/testing/model/ledger';
import type { Faults } from '../support/faults';
import type { People, Person } from '../support/people';
import type { Harm } from '../support/protocol';
import type { Server } from '../support/server';
import type { Site } from '../support/site';
import type { Page } from '../support/test';
import { draftsOn, type Opened } from './device';
import { Tab } from './tab';

/** Writes alone are harmed: who may not even see a page has another problem. */
const WRITES = /v1\/posts(\/\d+)?$/;

const HARM: Readonly<
	Record<
		Exclude< Weather, 'fine' | 'offline' >,
		Harm & { readonly after?: boolean }
	>
> = {
	cut: { do: 'cut' },
	lost: { do: 'answer_lost', after: true },
	busy: { do: 'page503' },
	update: { do: 'maintenance' },
	portal: { do: 'captive', after: true },
	wall: { do: 'html403' },
};

/** Milliseconds until what was typed is on the device at the latest. */
const BEHIND = 5000;

/** More than anything that was written needs to be sent. */
const TURNS = 40;

export interface Tools {
	readonly page: Page;
	readonly people: People;
	readonly site: Site;
	readonly server: Server;
	readonly faults: Faults;
	readonly tag: string;
}

/** Who writes: the same two for all sequences of a worker, each time on a new device. */
let both: Readonly< Record< Name, Person > > | undefined;

/** Two people, one browser with two tabs, the real site, and a list of what was written. */
export class World {
	private readonly ledger: Ledger;
	private readonly tabs = new Map< TabNumber, Tab >();
	private weather: Weather = 'fine';
	/** Statement at which PHP dies once. */
	private death: number | undefined;
	private here: Person | undefined;
	/** How often each rule was looked at. */
	looks = 0;

	private constructor(
		private readonly tools: Tools,
		private readonly both: Readonly< Record< Name, Person > >,
		/** A page that nothing happens to, to look at the device from. */
		private readonly outlook: Page
	) {
		this.ledger = createLedger( tools.tag );
	}

	static async open( tools: Tools ): Promise< World > {
		const { page, people, site } = tools;
		const context = page.context();
		const outlook = await context.newPage();
		await outlook.goto( `${ site.url }/wp-includes/images/blank.gif` );
		both ??= {
			ada: await people.add( 'author', { name: 'Ada' } ),
			bo: await people.add( 'editor', { name: 'Bo' } ),
		};
		const world = new World( tools, both, outlook );
		await world.signIn( both.ada );
		world.tabs.set( 1, new Tab( page ) );
		world.tabs.set( 2, new Tab( await context.newPage() ) );
		for ( const tab of world.tabs.values() ) {
			await tab.load( () => tab.page.goto( site.form ) );
		}
		return world;
	}

	/**
	 * Does one thing.
	 *
	 * @param deed What.
	 */
	async do( deed: Deed ): Promise< void > {
		const parts = partsOf( deed );
		await this.act( parts );
		for ( const tab of this.tabs.values() ) {
			if ( await tab.isThere() ) {
				await tab.settle();
			}
		}
	}

	private async act( parts: Parts ): Promise< void > {
		const { people, page, site } = this.tools;
		switch ( parts.do ) {
			case 'net':
				return this.become( parts.weather );
			case 'kill':
				this.death = parts.statement;
				return this.harm();
			case 'in':
				return this.signIn( this.both[ parts.name ] );
			case 'out':
				this.here = undefined;
				return people.signOut( page );
			case 'end':
				if ( this.here ) {
					await people.endSessions( this.here );
					this.here = undefined;
				}
				return;
			case 'stale':
				return site.expireNonces();
			case 'wait':
				return this.wait();
			default:
				return this.atTab( parts.do, this.tab( parts.tab ), parts.tab );
		}
	}

	private async atTab(
		what: Extract< Parts, { tab: TabNumber } >[ 'do' ],
		tab: Tab,
		number: TabNumber
	): Promise< void > {
		if ( what === 'close' ) {
			return this.reopen( tab, number );
		}
		if ( what === 'reload' || ! ( await tab.isThere() ) ) {
			await tab.load( () => tab.page.reload() );
			return;
		}
		if ( what === 'type' || what === 'send' ) {
			await this.answer( tab, 'no' );
			return what === 'type' ? this.type( tab ) : this.send( tab );
		}
		return this.answer( tab, what );
	}

	private tab( number: TabNumber ): Tab {
		const tab = this.tabs.get( number );
		if ( ! tab ) {
			throw new Error( `There is no tab ${ number }.` );
		}
		return tab;
	}

	private async signIn( person: Person ): Promise< void > {
		const { people, page } = this.tools;
		await people.signIn( page, person );
		this.here = person;
	}

	private async become( weather: Weather ): Promise< void > {
		this.weather = weather;
		await this.tools.page
			.context()
			.setOffline( weather === 'offline' );
		await this.harm();
	}

	private async harm(): Promise< void > {
		const { faults } = this.tools;
		await faults.clear();
		for ( const method of [ 'POST', 'PATCH' ] ) {
			const target = { route: WRITES, method };
			if ( this.death !== undefined ) {
				await faults.add( {
					...target,
					do: 'kill',
					statement: this.death,
				} );
			}
			if ( this.weather !== 'fine' && this.weather !== 'offline' ) {
				await faults.add( {
					...target,
					...HARM[ this.weather ],
					times: Infinity,
				} );
			}
		}
	}

	/** Time passes for the claims of who has died, and whoever waits is woken. */
	private async wait(): Promise< void > {
		await this.tools.site.sql(
			'UPDATE wp_inkfast_claims SET lease = 0 WHERE is_done = 0 AND user_id IN ( %d, %d )',
			this.both.ada.id,
			this.both.bo.id
		);
		for ( const { page } of this.tabs.values() ) {
			await page.evaluate( () => {
				window.dispatchEvent( new Event( 'online' ) );
			} );
		}
	}

	private async type( tab: Tab ): Promise< void > {
		const { form } = tab;
		if ( ! ( await form.text.isVisible() ) ) {
			await tab.another();
		}
		const title = await form.title.inputValue();
		const story =
			this.ledger.find( title ) ?? this.ledger.begin( tab.owner );
		const words = this.ledger.next();
		if ( title === '' ) {
			await form.title.fill( story.title );
		}
		await form.text.fill( words );
		story.last = words;
	}

	private async send( tab: Tab ): Promise< void > {
		if ( await tab.form.button.isVisible() ) {
			await this.choose( tab );
			await tab.settle();
		}
	}

	/** Sends. Between two versions the newer one is chosen, as whoever reads both does. */
	private async choose( tab: Tab ): Promise< void > {
		const { form } = tab;
		const story = this.ledger.find( await form.title.inputValue() );
		const isNewest =
			! story || ( await form.text.inputValue() ) === story.last;
		if ( ( await tab.state() ) !== 'conflict' ) {
			await form.button.click();
		} else {
			await form.next
				.getByRole( 'button', {
					name: isNewest ? 'Keep mine' : 'Take the saved one',
				} )
				.click();
		}
	}

	/** To the question who sends, where it is asked. */
	private async answer(
		tab: Tab,
		how: 'yes' | 'no' | 'back'
	): Promise< void > {
		const asked = await tab.asked();
		if ( asked === 'nothing' ) {
			return;
		}
		if ( how === 'no' || this.weather === 'offline' ) {
			return tab.signIn.dismiss();
		}
		if ( asked === 'choose' && how === 'yes' ) {
			return this.sayYes( tab );
		}
		if ( asked === 'choose' ) {
			await tab.signIn.choose( /^Sign in as / );
		}
		const { ada, bo } = this.both;
		const writer = tab.owner === bo.id ? bo : ada;
		const other = writer === ada ? bo : ada;
		const who = asked === 'sign_in' && how === 'back' ? other : writer;
		await tab.signIn.enter( who );
		this.here = who;
		await tab.page
			.waitForFunction(
				() => ! document.querySelector( 'dialog iframe' ),
				undefined,
				{ timeout: BEHIND }
			)
			.catch( () => {} );
	}

	private async sayYes( tab: Tab ): Promise< void > {
		const title = await tab.form.title.inputValue();
		const heading = await tab.signIn.dialog
			.getByRole( 'button', { name: /^(Post|Save) as / } )
			.textContent();
		const { ada, bo } = this.both;
		const who = heading?.endsWith( bo.name ) ? bo : ada;
		this.ledger.find( title )?.yes.push( who.id );
		tab.owner = who.id;
		await tab.signIn.choose( /^(Post|Save) as / );
	}

	/** A tab that is closed has no time to save anything: what was typed half a second before must be on the device. */
	private async reopen( tab: Tab, number: TabNumber ): Promise< void > {
		if ( ! ( await this.isElsewhere( tab ) ) ) {
			return;
		}
		const fresh = new Tab( await this.outlook.context().newPage() );
		await tab.page.close( { runBeforeUnload: false } );
		this.tabs.set( number, fresh );
		await fresh.load( () => fresh.page.goto( this.tools.site.form ) );
	}

	/** Whether a tab's words are saved; whoever reads that they live in this tab only does not close it. */
	private async isElsewhere( tab: Tab ): Promise< boolean > {
		const screen = await tab.screen();
		const story = screen && this.ledger.find( screen.title );
		if ( ! story || screen.content !== story.last ) {
			return true;
		}
		const end = Date.now() + BEHIND;
		while ( Date.now() < end ) {
			const { drafts, posts } = await this.look( [] );
			if ( judge( [ story ], { screens: [], drafts, posts, tries: [] } ).kept.length === 0 ) {
				return true;
			}
			if ( await tab.form.root.getByText( 'lives in this tab only' ).count() ) {
				return false;
			}
		}
		throw new Error( `“${ story.last }” is not on the device.` );
	}

	/**
	 * All that can be seen. Words go from the screen to the device and from there to the site: in this order none slip by.
	 *
	 * @param tabs Whose screens.
	 */
	private async look( tabs = [ ...this.tabs.values() ] ): Promise< Sight > {
		const { site, server, tag } = this.tools;
		const screens = await Promise.all(
			tabs.map( ( tab ) => tab.screen() )
		);
		const drafts = await this.drafts();
		const rows = await site.sql< {
			post_title: string;
			post_author: string;
			post_content: string;
		} >(
			`SELECT post_title, post_author, post_content FROM wp_posts
				WHERE post_type = 'post' AND post_status NOT IN ( 'auto-draft', 'inherit' ) AND post_title LIKE %s`,
			`%${ tag }`
		);
		const creates = await server.requests( {
			route: /v1\/posts$/,
			method: 'POST',
		} );
		return {
			screens: screens.filter( ( screen ) => screen !== undefined ),
			drafts: drafts.map( ( { text } ) => text.content ?? '' ),
			posts: rows.map( ( row ) => ( {
				title: row.post_title,
				author: Number( row.post_author ),
				text: row.post_content,
			} ) ),
			tries: creates.map( ( { headers, body } ) => ( {
				title: titleOf( body ),
				key: headers[ 'idempotency-key' ] ?? '',
			} ) ),
		};
	}

	private drafts(): Promise< Opened[] > {
		return draftsOn(
			this.tools.site,
			this.outlook,
			[ ...this.tabs.values() ].map( ( { page } ) => page )
		);
	}

	/** What is broken now. */
	async judge(): Promise< string[] > {
		this.looks++;
		return sentences(
			judge( this.ledger.stories, await this.look() )
		);
	}

	/**
	 * All is well again, and each writer comes back and sends what the form brings back.
	 *
	 * @return What is broken in the end.
	 */
	async finish(): Promise< string[] > {
		const { people, page, site } = this.tools;
		this.death = undefined;
		await this.become( 'fine' );
		await this.wait();
		for ( const [ number, tab ] of this.tabs ) {
			await this.answer( tab, 'no' );
			if ( number !== 1 ) {
				await this.isElsewhere( tab );
			}
		}
		const tab = this.tab( 1 );
		await this.isElsewhere( tab );
		const second = this.tab( 2 );
		await Promise.all( [
			second.page.waitForEvent( 'close' ),
			second.page.close( { runBeforeUnload: true } ),
		] );
		this.tabs.delete( 2 );

		for ( let turn = 0; turn < TURNS; turn++ ) {
			const [ draft ] = await this.drafts();
			if ( ! draft ) {
				break;
			}
			const person = Object.values( this.both ).find(
				( { id } ) => id === draft.user
			);
			if ( person ) {
				await this.signIn( person );
			} else {
				await people.signOut( page );
			}
			await this.bringBack( tab, draft, site.form );
			if ( ! person ) {
				await this.signIn( this.both.ada );
			}
			await this.sendBack( tab );
		}

		const sight = await this.look();
		return [
			...sentences( judge( this.ledger.stories, sight ) ),
			...unsent( this.ledger.stories, sight ).map(
				( each ) => `not sent in the end: ${ each }`
			),
		];
	}

	/** The writer opens the form, and the text is there. */
	private async bringBack(
		tab: Tab,
		draft: Opened,
		address: string
	): Promise< void > {
		const [ , post ] = /^edit:(\d+)$/.exec( draft.scope ) ?? [];
		await tab.load( () =>
			tab.page.goto(
				post ? `${ address }?inkfast_edit=${ post }` : address
			)
		);
	}

	private async sendBack( tab: Tab ): Promise< void > {
		await tab.page
			.waitForFunction(
				() =>
					[ 'sent', 'waiting', 'conflict' ].includes(
						document
							.querySelector( '[data-inkfast]' )
							?.getAttribute( 'data-state' ) ?? ''
					) ||
					[
						...document.querySelectorAll< HTMLTextAreaElement >(
							'[data-inkfast] textarea'
						),
					].some( ( field ) => field.value !== field.defaultValue ),
				undefined,
				{ timeout: BEHIND }
			)
			.catch( () => {} );
		const state = await tab.settle();
		if ( state !== 'sent' || ( await tab.form.button.isVisible() ) ) {
			await this.send( tab );
		}
	}

	/** What was written, for a failure. */
	get stories(): readonly Story[] {
		return this.ledger.stories;
	}
}

const sentences = ( verdict: Verdict ): string[] =>
	Object.entries( verdict ).flatMap( ( [ rule, cases ] ) =>
		cases.map(
			( each ) => `${ RULES[ rule as keyof typeof RULES ] }: ${ each }`
		)
	);

function titleOf( body: string ): string {
	try {
		const { title }: { title?: string } = JSON.parse( body );
		return title ?? '';
	} catch {
		return '';
	}
}
