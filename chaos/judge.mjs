/**
 * What must be true of deliveries, whatever was done to the site. Each rule is a function of what was seen, and gives a sentence for each case that breaks it.
 */

/** The hooks that tell other plugins of a post. */
export const HOOKS = [
	'transition_post_status',
	'save_post',
	'wp_after_insert_post',
	'inkfast_created',
];

/**
 * A post as the database has it, hidden ones aside.
 *
 * @typedef {{ id: number, title: string, status: string, author: number, text: string, terms: string, meta: string|null }} Post
 * @typedef {{ delivery: import('./client.mjs').Delivery, answers: import('./client.mjs').Answer[] }} Case
 */

/**
 * @param {Case[]} cases
 * @param {Post[]} posts
 * @return {string[]} Deliveries with more than one post.
 */
export const twice = ( cases, posts ) =>
	cases
		.map( ( { delivery } ) => [ delivery, of( delivery, posts ) ] )
		.filter( ( [ , found ] ) => found.length > 1 )
		.map(
			( [ { title }, found ] ) =>
				`${ title } is there ${ found.length } times: ${ found.map( ( { id } ) => id ).join( ', ' ) }`
		);

/**
 * @param {Post[]}                                                posts
 * @param {Pick<Post, 'text'|'terms'|'meta'|'author'>} whole What each must be.
 * @return {string[]} Posts that lack something.
 */
export const halves = ( posts, whole ) =>
	posts.flatMap( ( post ) =>
		Object.keys( whole )
			.filter( ( part ) => post[ part ] !== whole[ part ] )
			.map(
				( part ) =>
					`${ post.title } (${ post.id }) has another ${ part }: ${ post[ part ] }`
			)
	);

/**
 * @param {Case[]} cases
 * @param {Post[]} posts
 * @return {string[]} Deliveries whose last answer does not name their one post, or one of whose answers names another.
 */
export const unnamed = ( cases, posts ) =>
	cases.flatMap( ( { delivery, answers } ) => {
		const [ post ] = of( delivery, posts );
		const last = answers.at( -1 );
		const wrong = answers.filter(
			( { status, id } ) => status === 201 && id !== post?.id
		);
		return [
			...( last?.status === 201
				? []
				: [
						`${ delivery.title } ends with ${ last?.status } ${ last?.code }`,
					] ),
			...wrong.map(
				( { id } ) =>
					`${ delivery.title } is ${ post?.id }, and an answer says ${ id }`
			),
		];
	} );

/**
 * @param {Case[]} cases
 * @return {string[]} Answers that would keep a client from trying again, though nothing is wrong with its request.
 */
export const refused = ( cases ) =>
	cases.flatMap( ( { delivery, answers } ) =>
		answers
			.filter(
				( { status, wait } ) =>
					( ! [ 0, 201, 409 ].includes( status ) && status < 500 ) ||
					( status === 409 && ! ( wait > 0 ) )
			)
			.map(
				( { status, code } ) =>
					`${ delivery.title } was answered ${ status } ${ code }`
			)
	);

/**
 * @param {Post[]}                                              posts
 * @param {string[]}                                            told  A line for each, `hook id`.
 * @param {{ exactly: boolean, hooks?: string[] }} rule  Exactly once, or at least.
 * @return {string[]} Hooks that were told too seldom or too often.
 */
export const untold = ( posts, told, { exactly, hooks = HOOKS } ) => {
	const times = new Map();
	for ( const line of told ) {
		times.set( line, ( times.get( line ) ?? 0 ) + 1 );
	}
	return posts.flatMap( ( { id, title } ) =>
		hooks
			.map( ( hook ) => [ hook, times.get( `${ hook } ${ id }` ) ?? 0 ] )
			.filter( ( [ , count ] ) => count < 1 || ( exactly && count > 1 ) )
			.map(
				( [ hook, count ] ) =>
					`${ hook } was told ${ count } times of ${ title } (${ id })`
			)
	);
};

/**
 * @param {import('./client.mjs').Delivery} delivery
 * @param {Post[]}                          posts
 * @return {Post[]} Those that are its.
 */
export const of = ( { title }, posts ) =>
	posts.filter( ( post ) => post.title === title );
