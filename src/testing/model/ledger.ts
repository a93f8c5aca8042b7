/** What was written, by whom, and who said yes: what must be true is judged by this alone. Pure. */

/** One composition. Its title stays, and nothing else has it. */
export interface Story {
	readonly title: string;
	/** Id of the person to whose page it was written; 0: a visitor's. */
	readonly writer: number;
	/** What was typed last. */
	last: string;
	/** Ids of those who said that it is to be sent as theirs, once for each time. */
	readonly yes: number[];
}

/** A form in a tab. */
export interface Screen {
	readonly title: string;
	readonly content: string;
	/** Id of the person whose page it is; undefined where that may have changed unseen. */
	readonly owner?: number | undefined;
}

export interface StoredPost {
	readonly title: string;
	readonly author: number;
	readonly text: string;
}

/** A try of a create, as it came to the site. */
export interface Try {
	readonly title: string;
	readonly key: string;
}

/** All that can be seen. What words go through is looked at in this order, so that none slip by. */
export interface Sight {
	readonly screens: readonly Screen[];
	/** The texts of all drafts on the device, opened with their writers' keys. */
	readonly drafts: readonly string[];
	readonly posts: readonly StoredPost[];
	readonly tries: readonly Try[];
}

/** What must be true, in the order of the tally. */
export const RULES = {
	kept: 'what was typed last is on the screen, in a draft or in the post',
	once: 'there is at most one post for each key and each composition',
	own: 'its author is who wrote it or said yes, and nobody else was shown it',
} as const;

export type Rule = keyof typeof RULES;

/** For each rule, a sentence for each case that breaks it. */
export type Verdict = Readonly< Record< Rule, readonly string[] > >;

/**
 * @param tag In every title, so that posts of other sequences are others.
 */
export function createLedger( tag: string ) {
	const stories: Story[] = [];
	let words = 0;

	return {
		stories,
		find: ( title: string ): Story | undefined =>
			stories.find( ( story ) => story.title === title ),

		begin( writer: number ): Story {
			const title = `Story ${ stories.length + 1 } of ${ tag }`;
			const story = { title, writer, last: '', yes: [] };
			stories.push( story );
			return story;
		},

		/** Words that nobody has typed before. */
		next: (): string => `Words ${ ++words } of ${ tag }.`,
	};
}

export type Ledger = ReturnType< typeof createLedger >;

/**
 * @param stories All that were written.
 * @param sight   All that can be seen.
 */
export const judge = ( stories: readonly Story[], sight: Sight ): Verdict => ( {
	kept: stories.filter( ( story ) => isLost( story, sight ) ).map( name ),
	once: stories.flatMap( ( story ) => tooMany( story, sight ) ),
	own: stories.flatMap( ( story ) => strangers( story, sight ) ),
} );

/**
 * What must be true in the end, beside the rules: nothing is left to be sent.
 *
 * @param stories All that were written.
 * @param sight   All that can be seen.
 */
export const unsent = ( stories: readonly Story[], { posts }: Sight ) =>
	stories
		.filter(
			( { title, last } ) =>
				last &&
				! posts.some(
					( post ) =>
						post.title === title && post.text.includes( last )
				)
		)
		.map( name );

const name = ( { title, last }: Story ): string => `${ title }: “${ last }”`;

const isLost = (
	{ last }: Story,
	{ screens, drafts, posts }: Sight
): boolean =>
	last !== '' &&
	! [
		...screens.map( ( { content } ) => content ),
		...drafts,
		...posts.map( ( { text } ) => text ),
	].some( ( text ) => text.includes( last ) );

function tooMany(
	{ title, writer, yes }: Story,
	{ posts, tries }: Sight
): string[] {
	const mine = posts.filter( ( post ) => post.title === title );
	const keys = new Set(
		tries
			.filter( ( each ) => each.title === title )
			.map( ( { key } ) => key )
	);
	const authors = [ ...new Set( mine.map( ( { author } ) => author ) ) ];
	/** Whoever says yes is told that it may be there already. */
	const allowed = ( author: number ) =>
		yes.filter( ( id ) => id === author ).length +
		( [ author, 0 ].includes( writer ) ? 1 : 0 );
	const isTwice =
		mine.length > 1 + yes.length ||
		authors.some(
			( author ) =>
				mine.filter( ( post ) => post.author === author ).length >
				Math.max( 1, allowed( author ) )
		);

	return [
		...( isTwice ? [ `${ title } is there ${ mine.length } times` ] : [] ),
		...( mine.length > keys.size
			? [
					`${ title } is there ${ mine.length } times for ${ keys.size } keys`,
				]
			: [] ),
	];
}

function strangers(
	{ title, writer, yes }: Story,
	{ posts, screens }: Sight
): string[] {
	const isOwn = ( id: number ) =>
		writer === 0 || id === writer || yes.includes( id );

	return [
		...posts
			.filter(
				( post ) => post.title === title && ! isOwn( post.author )
			)
			.map( ( { author } ) => `${ title } is posted as ${ author }` ),
		...screens
			.filter(
				( screen ) =>
					screen.title === title &&
					screen.owner !== undefined &&
					! isOwn( screen.owner )
			)
			.map( ( { owner } ) => `${ title } is shown to ${ owner }` ),
	];
}
