/** Whether a page lets itself be framed by this one, as its headers say. Pure, and where in doubt the answer is no: a new tab always works. */

/** What came when the sign-in page was asked for. */
export interface Login {
	/** `opaqueredirect`: it leads elsewhere, and nobody is told where. */
	readonly type: ResponseType;
	readonly ok: boolean;
	readonly headers: Pick< Headers, 'get' >;
}

/**
 * @param login  The sign-in page's answer.
 * @param origin The page's own.
 */
export function canBeFramed( login: Login, origin: string ): boolean {
	if ( login.type === 'opaqueredirect' ) {
		// To a single sign-on, or to a page of a plugin's: the frame will show.
		return true;
	}

	const options = login.headers.get( 'X-Frame-Options' ) ?? '';
	const rules = ( login.headers.get( 'Content-Security-Policy' ) ?? '' )
		.split( /[;,]/ )
		.map( ( rule ) => rule.trim().toLowerCase().split( /\s+/ ) )
		.filter( ( [ name ] ) => name === 'frame-ancestors' );
	const isAllowed = ( [ , ...sources ]: readonly string[] ) =>
		sources.some( ( each ) => [ "'self'", '*', origin ].includes( each ) );

	// A policy makes browsers ignore the older header.
	return (
		login.ok &&
		( rules.length > 0
			? rules.every( isAllowed )
			: ! /deny/i.test( options ) )
	);
}
