/** Finds what lies on the device for one form and one person, and opens it. */

import { parseJson } from '../shape';
import { isFor, isOld } from './choose';
import { noSeal } from './seal';
import type { Seals } from './seals';
import type { Store } from './store';
import { type Draft, isWords, type Stored } from './types';

/** A draft that can be read, and the tab that wrote it last. */
export type Found = Draft & Pick< Stored, 'tab' >;

interface Place {
	/** Whether a scope is wanted. */
	readonly isOf: ( scope: string ) => boolean;
	readonly user: number;
	readonly tab: string;
	/** The device's clock, milliseconds. */
	readonly now: number;
}

/**
 * What cannot be opened stays where it is: it may be that the key comes back. What is too old goes.
 *
 * @param store Where drafts lie.
 * @param seals Open them.
 * @param place Which ones.
 */
export async function find(
	store: Store,
	seals: Seals,
	{ isOf, user, tab, now }: Place
): Promise< Found[] > {
	const all = await store.all();
	const old = all.filter( ( draft ) => isOld( draft, now ) );
	await Promise.all( old.map( ( { id } ) => store.remove( id ) ) );

	const mine = all.filter(
		( draft ) =>
			! old.includes( draft ) &&
			isOf( draft.scope ) &&
			isFor( draft, user, tab )
	);
	// Without anything to open no key is asked for.
	const seal = mine.length ? await seals.of( user ) : undefined;
	const opened = await Promise.all(
		mine.map( async ( { words, user: writer, ...draft } ) => {
			const json = await ( seal ?? noSeal )
				.open( words )
				.catch( () => '' );
			const read = parseJson( json );
			return isWords( read ) ? [ { ...draft, ...read } ] : [];
		} )
	);

	return opened.flat();
}
