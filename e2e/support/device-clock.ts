import type { Page } from '@playwright/test';

const HOUR = 3_600_000;

/**
 * The device's clock of a page. Only what it shows is changed, as when a lid was closed or a clock was set: timers stand
 * still meanwhile. (Playwright's own clock replaces timers and `performance` too, which WordPress's scripts do not survive.)
 */
export class DeviceClock {
	constructor( private readonly page: Page ) {}

	/**
	 * Shows another time from the start, on the pages opened from now on.
	 *
	 * @param hours By how many it is late, or early when negative.
	 */
	async start( hours = 0 ): Promise< void > {
		await this.page.addInitScript( ( shift ) => {
			const RealDate = Date;
			const device = { shift };
			Reflect.set( window, 'e2eDevice', device );
			const now = () => RealDate.now() + device.shift;
			window.Date = new Proxy( RealDate, {
				construct: ( target, values ) =>
					Reflect.construct(
						target,
						values.length > 0 ? values : [ now() ]
					),
				get: ( target, name ) =>
					name === 'now' ? now : Reflect.get( target, name ),
			} );
		}, hours * HOUR );
	}

	/**
	 * Jumps.
	 *
	 * @param hours Ahead, or back when negative.
	 */
	async jump( hours: number ): Promise< void > {
		await this.page.evaluate( ( shift ) => {
			Reflect.get( window, 'e2eDevice' ).shift += shift;
		}, hours * HOUR );
	}
}
