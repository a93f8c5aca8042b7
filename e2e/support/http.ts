import http from 'node:http';

export interface Answer {
	readonly status: number;
	readonly headers: http.IncomingHttpHeaders;
	readonly body: string;
}

export interface Question {
	readonly method?: string;
	readonly headers?: Readonly< Record< string, string > >;
	readonly body?: string;
}

/**
 * Asks a server of this run, outside the browser. Node's own fetch can neither set a Host nor leave a redirect alone.
 *
 * @param address  Whatever its host name is, this machine is asked.
 * @param question What to send; GET without anything.
 */
export function ask(
	address: string,
	question: Question = {}
): Promise< Answer > {
	const url = new URL( address );
	return new Promise( ( resolve, reject ) => {
		const request = http.request(
			{
				host: '127.0.0.1',
				port: url.port,
				path: url.pathname + url.search,
				method: question.method ?? 'GET',
				headers: { host: url.host, ...question.headers },
				agent: false,
			},
			( response ) => {
				const parts: Buffer[] = [];
				response.on( 'data', ( part: Buffer ) => parts.push( part ) );
				response.on( 'end', () =>
					resolve( {
						status: response.statusCode ?? 0,
						headers: response.headers,
						body: Buffer.concat( parts ).toString(),
					} )
				);
			}
		);
		request.on( 'error', reject );
		request.end( question.body );
	} );
}
