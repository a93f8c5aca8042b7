import type { Name, TabNumber, Weather } from '../../src/testing/model/deeds';
import type { Ground, OpenDraft, Tab } from '../../src/testing/model/ground';
import type { StoredPost, Try } from '../../src/testing/model/ledger';
import type { Faults } from '../support/faults';
import type { People, Person } from '../support/people';
import type { Harm } from '../support/protocol';
import type { Server } from '../support/server';
import type { Site } from '../support/site';
import type { Page } from '../support/test';
import { draftsOn } from './device';
import { BrowserTab } from './tab';

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

export interface Tools {
	readonly page: Page;
	readonly people: People;
	readonly site: Site;
	readonly server: Server;
	readonly faults: Faults;
	/** In the title of every post. */
	readonly tag: string;
}

/** Who writes: the same two for all sequences of a worker, each time on a new device. */
let writers: Readonly< Record< Name, Person > > | undefined;

/** A real site, and a real browser whose one page is not used yet. */
export class BrowserGround implements Ground {
	private readonly tabs = new Map< TabNumber, BrowserTab >();
	private weather: Weather = 'fine';
	private death: number | undefined;

	private constructor(
		private readonly tools: Tools,
		private readonly both: Readonly< Record< Name, Person > >
	) {}

	static async make( tools: Tools ): Promise< BrowserGround > {
		const { people, page, site, faults } = tools;
		writers ??= {
			ada: await people.add( 'author', { name: 'Ada' } ),
			bo: await people.add( 'editor', { name: 'Bo' } ),
		};
		await faults.clear();
		// The quicker one of the two.
		await site.set( { theme: 'inkfast-classic' } );
		// A page that nothing happens to, to look at the device from.
		await page.goto( `${ site.url }/wp-includes/images/blank.gif` );
		return new BrowserGround( tools, writers );
	}

	get ids() {
		return { ada: this.both.ada.id, bo: this.both.bo.id };
	}

	async tab( number: TabNumber ): Promise< Tab > {
		const { page, site } = this.tools;
		const tab = new BrowserTab(
			await page.context().newPage(),
			this.both,
			site.form
		);
		this.tabs.set( number, tab );
		return tab;
	}

	async become( weather: Weather ): Promise< void > {
		this.weather = weather;
		await this.tools.page.context().setOffline( weather === 'offline' );
		await this.harm();
	}

	kill( statement: number ): Promise< void > {
		this.death = statement;
		return this.harm();
	}

	spare(): Promise< void > {
		this.death = undefined;
		return this.harm();
	}

	signIn( name: Name ): Promise< void > {
		return this.tools.people.signIn( this.tools.page, this.both[ name ] );
	}

	signOut(): Promise< void > {
		return this.tools.people.signOut( this.tools.page );
	}

	endSessions( name: Name ): Promise< void > {
		return this.tools.people.endSessions( this.both[ name ] );
	}

	expireNonces(): Promise< void > {
		return this.tools.site.expireNonces();
	}

	async wait(): Promise< void > {
		await this.tools.site.sql(
			'UPDATE wp_inkfast_claims SET lease = 0 WHERE is_done = 0 AND user_id IN ( %d, %d )',
			this.both.ada.id,
			this.both.bo.id
		);
		for ( const { page } of this.tabs.values() ) {
			if ( ! page.isClosed() ) {
				await page.evaluate( () => {
					window.dispatchEvent( new Event( 'online' ) );
				} );
			}
		}
	}

	drafts(): Promise< OpenDraft[] > {
		const pages = [ ...this.tabs.values() ]
			.map( ( { page } ) => page )
			.filter( ( page ) => ! page.isClosed() );
		return draftsOn( this.tools.site, this.tools.page, pages );
	}

	async posts(): Promise< StoredPost[] > {
		const rows = await this.tools.site.sql< {
			post_title: string;
			post_author: string;
			post_content: string;
		} >(
			`SELECT post_title, post_author, post_content FROM wp_posts
				WHERE post_type = 'post' AND post_status NOT IN ( 'auto-draft', 'inherit' ) AND post_title LIKE %s`,
			`%${ this.tools.tag }`
		);
		return rows.map( ( row ) => ( {
			title: row.post_title,
			author: Number( row.post_author ),
			text: row.post_content,
		} ) );
	}

	async tries(): Promise< Try[] > {
		const creates = await this.tools.server.requests( {
			route: /v1\/posts$/,
			method: 'POST',
		} );
		return creates.map( ( { headers, body } ) => ( {
			title: titleOf( body ),
			key: headers[ 'idempotency-key' ] ?? '',
		} ) );
	}

	private async harm(): Promise< void > {
		const { faults } = this.tools;
		const { weather, death } = this;
		await faults.clear();
		for ( const method of [ 'POST', 'PATCH' ] ) {
			const target = { route: WRITES, method };
			if ( death !== undefined ) {
				await faults.add( {
					...target,
					do: 'die',
					statement: death,
				} );
			}
			if ( weather !== 'fine' && weather !== 'offline' ) {
				await faults.add( {
					...target,
					...HARM[ weather ],
					times: Infinity,
				} );
			}
		}
	}
}

function titleOf( body: string ): string {
	const { title }: { title?: string } = JSON.parse( body );
	return title ?? '';
}
