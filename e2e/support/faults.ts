import type { Control } from './control';
import type { Harm } from './protocol';
import type { Watch } from './watch';

interface Target {
	/** Of the REST route, or of the path of what is none: `/posts$/`. */
	readonly route: RegExp;
	readonly method?: string;
	/** 1 unless said otherwise; `Infinity` is for ever. */
	readonly times?: number;
	/** Let WordPress do the work first. */
	readonly after?: boolean;
}

/**
 * Harm to come to this test's requests, each rule to the next requests that fit it.
 */
export class Faults {
	constructor(
		private readonly control: Control,
		private readonly watch: Watch
	) {}

	/**
	 * Adds a rule. The browser's own line about the failed request, which no page can keep out of the console, is thereby
	 * declared.
	 *
	 * @param rule Which requests, and what happens to them.
	 */
	async add( rule: Target & Harm ): Promise< void > {
		const { route, times = 1, ...rest } = rule;
		const line = consoleLine( rule );
		if ( line ) {
			this.watch.allow( line );
		}
		await this.control.post( 'faults', {
			...rest,
			route: route.source,
			times: times === Infinity ? null : times,
		} );
	}

	/**
	 * Ends all of them: the network is well again.
	 */
	async clear(): Promise< void > {
		await this.control.delete( 'faults' );
	}
}

function consoleLine( harm: Harm ): RegExp | null {
	switch ( harm.do ) {
		case 'refuse_nonce':
		case 'html403':
			return /Failed to load resource.* 403 /;
		case 'page503':
		case 'maintenance':
			return /Failed to load resource.* 503 /;
		case 'error500':
		case 'fatal':
			return /Failed to load resource.* 500 /;
		case 'kill':
		case 'die':
			return /Failed to load resource.* 502 /;
		case 'cut':
		case 'answer_lost':
			return /Failed to load resource: net::ERR_EMPTY_RESPONSE/;
		case 'answer':
			return harm.status >= 400
				? new RegExp( `Failed to load resource.* ${ harm.status } ` )
				: null;
		default:
			return null;
	}
}
