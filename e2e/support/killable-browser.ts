import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
	type BrowserContext,
	chromium,
	type LaunchOptions,
} from '@playwright/test';

/**
 * A browser of its own that can be killed and opened again, with what its device has kept.
 */
export class KillableBrowser {
	private profile = '';
	private context: BrowserContext | undefined;

	constructor(
		private readonly options: LaunchOptions & { baseURL?: string },
		private readonly adopt: ( context: BrowserContext ) => Promise< void >
	) {}

	/**
	 * Opens it, with all that it had.
	 */
	async open() {
		this.profile ||= await mkdtemp(
			path.join( tmpdir(), 'inkfast-profile-' )
		);
		this.context = await chromium.launchPersistentContext(
			this.profile,
			this.options
		);
		await this.adopt( this.context );
		return this.context.newPage();
	}

	/**
	 * Kills all its processes at once.
	 */
	async kill(): Promise< void > {
		const processes = await processesOf( this.profile );
		if ( processes.length === 0 ) {
			throw new Error( 'There is no browser to kill.' );
		}
		const closed = this.context?.waitForEvent( 'close' );
		processes.forEach( ( id ) => process.kill( id, 'SIGKILL' ) );
		await closed;
	}

	/**
	 * Ends it and forgets what it had.
	 */
	async remove(): Promise< void > {
		await this.context?.close();
		if ( this.profile ) {
			await rm( this.profile, { recursive: true, force: true } );
		}
	}
}

/** The processes that were started with a profile, found as no other can be: by its folder's random name. */
async function processesOf( profile: string ): Promise< number[] > {
	const ids = ( await readdir( '/proc' ) ).filter( ( id ) =>
		/^\d+$/.test( id )
	);
	const found: number[] = [];
	for ( const id of ids ) {
		const command = await readFile( `/proc/${ id }/cmdline`, 'utf8' ).catch(
			() => ''
		);
		if ( command.includes( `--user-data-dir=${ profile }` ) ) {
			found.push( Number( id ) );
		}
	}
	return found;
}
