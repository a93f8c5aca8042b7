/**
 * The pattern that tutorials and answers give for a front-end form: `fetch` with the nonce of the page, and where the site refuses
 * the nonce, a new one and one more try.
 *
 * It stands here at its best, so that nothing is shown but the pattern itself. The nonce comes from core's own admin-ajax action, since a
 * bare REST route gives a visitor's. Only a refused nonce is repeated, only once, and only if there is another nonce. The button is
 * off while it sends. What is no JSON does not break it. The text stays in the fields until the site has it.
 */
( ( { root, ajax, nonce } ) => {
	const form = document.querySelector( '.classic-form' );
	const button = form.querySelector( 'button' );
	const message = form.querySelector( '.classic-message' );
	let current = nonce;

	const send = ( post ) =>
		fetch( `${ root }wp/v2/posts`, {
			method: 'POST',
			credentials: 'same-origin',
			headers: {
				'Content-Type': 'application/json',
				'X-WP-Nonce': current,
			},
			body: JSON.stringify( post ),
		} );

	/** Core gives one to whoever is signed in, and 400 to others. */
	async function renewNonce() {
		const response = await fetch( `${ ajax }?action=rest-nonce`, {
			credentials: 'same-origin',
			cache: 'no-store',
		} );
		if ( response.ok ) {
			current = await response.text();
		}
		return response.ok;
	}

	async function isNonceRefused( response ) {
		const answer = await response
			.clone()
			.json()
			.catch( () => null );
		return (
			response.status === 403 &&
			answer?.code === 'rest_cookie_invalid_nonce'
		);
	}

	async function publish( post ) {
		let response = await send( post );
		if ( ( await isNonceRefused( response ) ) && ( await renewNonce() ) ) {
			response = await send( post );
		}
		const answer = await response.json().catch( () => ( {} ) );
		if ( ! response.ok ) {
			throw new Error( answer.message );
		}
		return answer;
	}

	function say( state, words, link ) {
		form.dataset.state = state;
		message.textContent = words;
		if ( link ) {
			const a = document.createElement( 'a' );
			a.href = link;
			a.textContent = 'View it';
			message.append( ' ', a );
		}
	}

	form.addEventListener( 'submit', async ( event ) => {
		event.preventDefault();
		const { title, content } = Object.fromEntries( new FormData( form ) );
		button.disabled = true;
		say( 'sending', 'Sending …' );
		try {
			const post = await publish( { title, content, status: 'publish' } );
			form.reset();
			say( 'sent', 'Published.', post.link );
		} catch ( error ) {
			const isOfSite = ! ( error instanceof TypeError ) && error.message;
			say(
				'failed',
				isOfSite || 'Something went wrong. Please try again.'
			);
		} finally {
			button.disabled = false;
		}
	} );

	form.dataset.state = 'idle';
} )( window.classicForm );
