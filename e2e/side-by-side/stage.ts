/** What a scenario plays on: a site, a person with one of the two forms, and what is there in the end. */

import type { Cache } from '../support/cache';
import type { Faults } from '../support/faults';
import type { KillableBrowser } from '../support/killable-browser';
import type { People } from '../support/people';
import type { Server } from '../support/server';
import type { Site } from '../support/site';
import type { Page, Person } from '../support/test';
import type { Observation, Stored } from './observation';
import type { Side } from './sheets';
import { Writer } from './writer';

/** What a form asks the site for when it sends: the post itself, and nonces. */
const OF_SENDING = /\/posts$|\/nonce$|\/admin-ajax\.php$/;

export interface Tools {
	readonly page: Page;
	readonly site: Site;
	readonly people: People;
	readonly server: Server;
	readonly faults: Faults;
	readonly cache: Cache;
	/** For the one that is to be killed. */
	readonly browser: KillableBrowser;
}

export class Stage {
	readonly writers: Writer[] = [];
	/** The page was left before an answer came. */
	private left = false;
	/** It asked first. */
	private warned = false;

	private constructor(
		readonly tools: Tools,
		private readonly side: Side,
		readonly address: string,
		/** Who writes. */
		readonly author: Person,
		/** Somebody else with the right to write. */
		readonly other: Person
	) {}

	static async set( tools: Tools, side: Side ): Promise< Stage > {
		const { site, people } = tools;
		const [ { url }, author, other ] = await Promise.all( [
			site.page( side.shortcode ),
			people.add( 'author', { name: 'Ada Author' } ),
			people.add( 'editor', { name: 'Bo Editor' } ),
		] );
		return new Stage( tools, side, url, author, other );
	}

	/**
	 * The author opens the form, and writes.
	 *
	 * @param page In which tab.
	 */
	async write( page = this.tools.page ): Promise< Writer > {
		const { people, server } = this.tools;
		const count = this.writers.length + 1;
		if ( count === 1 ) {
			await people.signIn( page, this.author );
			await server.forget();
		}
		page.on( 'dialog', ( dialog ) => {
			this.warned = true;
			void dialog.accept();
		} );
		// Pauses between two tries are scattered, and could not be counted.
		await page.addInitScript( () => {
			Math.random = () => 0.5;
		} );
		const writer = new Writer( this.author, this.side.sheet( page ), {
			title: `A walk along the harbour, part ${ count }`,
			text: 'Fog until ten, then the first boats went out.',
		} );
		this.writers.push( writer );
		await page.goto( this.address );
		await writer.write();
		return writer;
	}

	/**
	 * The author comes back to the form.
	 *
	 * @param writer Whose page was left.
	 * @param page   In which tab.
	 * @param open   How; by its address unless given.
	 */
	async comeBack(
		writer: Writer,
		page = this.tools.page,
		open: () => Promise< unknown > = () => page.goto( this.address )
	): Promise< void > {
		this.left = true;
		await open();
		await writer.findAgain( this.side.sheet( page ) );
	}

	/** Where the requests go that create a post. */
	get create() {
		return { route: /\/posts$/, method: 'POST' } as const;
	}

	/**
	 * What is there in the end.
	 */
	async observe(): Promise< Observation > {
		const { server } = this.tools;
		await server.settled();
		return {
			left: this.left,
			warned: this.warned,
			sent: this.writers.some( ( { presses } ) => presses > 0 ),
			writers: await Promise.all(
				this.writers.map( async ( writer ) => ( {
					posts: await this.stored( writer ),
					presses: writer.presses,
					signedIn: writer.signedIn,
					waited: writer.waited,
					told: writer.told,
					says: await writer.sheet.state(),
					hasText: await writer.hasText(),
				} ) )
			),
			requests: ( await server.all() ).filter( ( { route, path } ) =>
				OF_SENDING.test( route || path )
			).length,
		};
	}

	/** The posts that anybody has of these words, drafts and all. */
	private async stored( { words }: Writer ): Promise< Stored[] > {
		const { site } = this.tools;
		const rows = await site.sql< {
			post_author: string;
			post_content: string;
			categories: string;
		} >(
			`SELECT post_author, post_content, ( SELECT COUNT(*) FROM wp_term_relationships WHERE object_id = ID ) AS categories
				FROM wp_posts WHERE post_title = %s AND post_author IN ( %d, %d ) AND post_type = 'post' AND post_status <> 'auto-draft'`,
			words.title,
			this.author.id,
			this.other.id
		);
		return rows.map( ( row ) => ( {
			isTheirs: Number( row.post_author ) === this.author.id,
			isWhole:
				row.post_content.includes( words.text ) &&
				Number( row.categories ) > 0,
		} ) );
	}
}
