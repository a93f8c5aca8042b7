/** BroadcastChannel between the tabs of a test. */

import type { Channel } from '../environment';

type Listener = ( event: { readonly data: unknown } ) => void;

export interface Air {
	/** A tab's own end. */
	open: ( name: string ) => Channel;
	/** Whether messages arrive. Switched off, they are late for ever. */
	isClear: boolean;
	readonly sent: unknown[];
}

export function createAir(): Air {
	const listeners: { name: string; own: Channel; hear: Listener }[] = [];
	const air: Air = {
		isClear: true,
		sent: [],

		open( name ) {
			const own: Channel = {
				postMessage( message ) {
					const data: unknown = structuredClone( message );
					air.sent.push( data );
					setImmediate( () =>
						listeners
							.filter(
								( other ) =>
									air.isClear &&
									other.name === name &&
									other.own !== own
							)
							.forEach( ( { hear } ) => hear( { data } ) )
					);
				},
				addEventListener( _type, hear ) {
					listeners.push( { name, own, hear } );
				},
			};

			return own;
		},
	};

	return air;
}
