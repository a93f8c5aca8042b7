/** A device's clock that goes when it is told to. Tests never sleep. */

export interface Clock {
	now: () => number;
	later: ( run: () => void, delay: number ) => () => void;
	/** Lets time pass, and all that waits for it happen in its turn. */
	advance: ( milliseconds: number ) => Promise< void >;
	/** Sets the clock, as its owner may: timers do not care. */
	set: ( milliseconds: number ) => void;
}

/** Lets everything happen that waits for nothing but its turn. */
export async function settle(): Promise< void > {
	for ( let turn = 0; turn < 30; turn++ ) {
		await new Promise( ( resolve ) => setImmediate( resolve ) );
	}
}

interface Timer {
	readonly at: number;
	readonly run: () => void;
}

export function createClock( start: number ): Clock {
	const timers = new Set< Timer >();
	let device = start;
	let elapsed = 0;

	const next = ( until: number ): Timer | undefined =>
		[ ...timers ]
			.filter( ( { at } ) => at <= until )
			.sort( ( a, b ) => a.at - b.at )[ 0 ];

	const pass = ( to: number ) => {
		device += to - elapsed;
		elapsed = to;
	};

	return {
		now: () => device,
		set( milliseconds ) {
			device = milliseconds;
		},
		later( run, delay ) {
			const timer = { at: elapsed + delay, run };
			timers.add( timer );
			return () => {
				timers.delete( timer );
			};
		},
		async advance( milliseconds ) {
			const end = elapsed + milliseconds;
			await settle();

			for ( let timer = next( end ); timer; timer = next( end ) ) {
				timers.delete( timer );
				pass( timer.at );
				timer.run();
				await settle();
			}

			pass( end );
			await settle();
		},
	};
}
