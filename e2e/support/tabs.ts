import type { Page } from '@playwright/test';
import { Form } from './form';

/**
 * Opens several tabs of one browser with the form.
 *
 * @param page    The first.
 * @param count   How many in all.
 * @param address The page with the form.
 */
export async function openTabs(
	page: Page,
	count: number,
	address: string
): Promise< Page[] > {
	const tabs = [ page ];
	while ( tabs.length < count ) {
		tabs.push( await page.context().newPage() );
	}
	for ( const tab of tabs ) {
		await new Form( tab ).open( address );
	}
	return tabs;
}
