/** The drafts of one form, wired: what comes back when it opens, and what happens to it later. */

import { createDesk } from './desk';
import { scopeOf } from './fields';
import { find } from './finder';
import { follow } from './follow';
import { createHold } from './hold';
import type { Host, Keeper } from './host';
import { look } from './look';
import { namesOf } from './names';
import { createNews } from './news';
import { NOTHING } from './notices';
import { createPanel } from './panel';
import { createPen } from './pen';
import { createSeals } from './seals';
import { openStore, tabOf } from './shelves';
import type { Stored } from './types';
import { notYet, whereItIs } from './words';

/**
 * @param host The form's.
 */
export function createKeeper( host: Host ): Keeper {
	const { elements, session, env, browser, current, config } = host;
	const names = namesOf( config.root );
	const tab = tabOf( browser, `${ names.drafts }:tab`, ! env.locks );
	const store = openStore( host, names );
	const seals = createSeals( host );
	const hold = createHold( env, `${ names.drafts }:` );
	const panel = createPanel( elements, async () => {
		news.removed( session.user.id );
		await removeAll();
	} );
	const pen = createPen( host, {
		store,
		seals,
		hold,
		tab,
		late: () => panel.say( notYet() ),
		tell( place ) {
			current.isKept = place === 'device';
			panel.say( whereItIs( place, session.user.id === 0 ) );
			if ( place ) {
				panel.offerRemoval();
			}
			if ( place === 'device' ) {
				// The draft brings text back from now on; a browser that did so too would be in its way.
				elements.form.autocomplete = 'off';
			}
		},
	} );

	const findThose = ( isOf: ( scope: string ) => boolean ) =>
		find( store, seals, {
			isOf,
			user: session.user.id,
			tab,
			now: env.now(),
		} );
	const isHere = ( scope: string ) => scope === scopeOf( elements );
	const findMine = () => findThose( isHere );
	/** Of stored posts, and of other forms: their settings may have changed since. Told of where new ones are written. */
	const findOthers = () =>
		findThose(
			( scope ) => ! elements.form.dataset.id && ! isHere( scope )
		);
	const newest = async ( wanted: string ) =>
		( await findThose( () => true ) ).find( ( { id } ) => id === wanted );

	const news = createNews( env.channel?.( names.drafts ), env.now, {
		give: ( id ) => void desk.give( id ),
		removed( user ) {
			if ( user === session.user.id ) {
				void removeAll();
			}
		},
	} );
	const desk = createDesk( host, {
		pen,
		hold,
		store,
		panel,
		tab,
		newest,
		ask: news.give,
	} );

	/** What lies here unsealed may be the person's from before they signed in. */
	const isMine = ( { user }: Stored ) =>
		user === session.user.id || user === 0;
	const removeAll = () => {
		pen.rest();

		return pen.inTurn( async () => {
			const all = await store.all();
			const mine = all.filter( isMine );
			await Promise.all( mine.map( ( { id } ) => store.remove( id ) ) );
			current.isKept = false;
			panel.say( '' );
			desk.tell( {
				...NOTHING,
				last: { is: ( await hasAny() ) ? 'stuck' : 'removed' },
			} );
		} );
	};

	const hasAny = async () => ( await store.all() ).some( isMine );
	const tools = {
		pen,
		hold,
		desk,
		panel,
		tab,
		findMine,
		findOthers,
		hasAny,
	};
	/** Their own words, put aside for the saved version: gone when the post is stored. */
	const aside: string[] = [];
	elements.next.addEventListener(
		'click',
		( { target } ) => {
			if ( target instanceof HTMLElement && 'take' in target.dataset ) {
				const id = pen.copy();
				aside.push( id );
				hold.keep( id );
			}
		},
		// Before the button fills the fields with the other version.
		true
	);

	follow( host, tools, seals );
	void seals.of( config.session.user.id );
	void pen.inTurn( () => look( host, tools ) );

	return {
		typed: pen.typed,
		save: pen.save,

		confirmed( id ) {
			if ( ! current.id ) {
				pen.turnTo();
				hold.release();
			}
			panel.say( '' );
			desk.tell( { last: undefined } );
			return pen.inTurn( () =>
				Promise.all( [ id, ...aside.splice( 0 ) ].map( store.remove ) )
			);
		},
	};
}
