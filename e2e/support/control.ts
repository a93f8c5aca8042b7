import { ask } from './http';
import { nativeFacts } from './facts';
import type {
	Fault,
	Notice,
	SavedPage,
	ServerRequest,
	Switches,
} from './protocol';

interface Getters {
	readonly requests: ServerRequest[];
	readonly notices: Notice[];
}

interface Posts {
	readonly faults: Fault;
	readonly switches: Switches;
	readonly pages: SavedPage;
}

/**
 * What one test asks of the door before the site.
 */
export class Control {
	constructor( private readonly testId: string ) {}

	async get< Thing extends keyof Getters >(
		thing: Thing
	): Promise< Getters[ Thing ] > {
		return JSON.parse( await this.send( 'GET', thing ) );
	}

	async post< Thing extends keyof Posts >(
		thing: Thing,
		value: Posts[ Thing ]
	): Promise< void > {
		await this.send( 'POST', thing, JSON.stringify( value ) );
	}

	async delete(
		thing: 'requests' | 'faults' | 'pages' | 'test'
	): Promise< void > {
		await this.send( 'DELETE', thing );
	}

	private async send(
		method: string,
		thing: string,
		body = ''
	): Promise< string > {
		const address = `${ nativeFacts().control }/${ this.testId }/${ thing }`;
		const answer = await ask( address, { method, body } );
		if ( answer.status !== 200 ) {
			throw new Error(
				`The tests’ server knows no ${ method } ${ thing }.`
			);
		}
		return answer.body;
	}
}
