/** The one list of error codes. includes/Delivery/ErrorCode.php mirrors it, and a test holds both equal. */

export const SERVER_CODES = [
	'inkfast_foreign_origin',
	'inkfast_plain_answers_only',
	'inkfast_cookies_only',
	'inkfast_signed_out',
	'inkfast_cannot_create',
	'inkfast_cannot_edit',
	'inkfast_cannot_delete',
	'inkfast_cannot_assign',
	'inkfast_not_found',
	'inkfast_in_trash',
	'inkfast_unknown_form',
	'inkfast_unknown_field',
	'inkfast_invalid',
	'inkfast_too_large',
	'inkfast_in_progress',
	'inkfast_identity_changed',
	'inkfast_conflict',
	'inkfast_key_reused',
	'inkfast_trash_disabled',
	'inkfast_not_saved',
] as const;

/** Made in the browser; `inkfast_signed_out` and `inkfast_identity_changed` are made by both. */
export const CLIENT_CODES = [
	'inkfast_nonce_rejected',
	'inkfast_no_answer',
	'inkfast_not_ours',
] as const;

/** Of WordPress itself, where the client has to know them. */
export const INVALID_NONCE = 'rest_cookie_invalid_nonce';

export type ServerCode = ( typeof SERVER_CODES )[ number ];
export type ClientCode = ( typeof CLIENT_CODES )[ number ];
