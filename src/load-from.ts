/** Where the scripts are that are loaded when they are needed. */

/* eslint-disable camelcase, @typescript-eslint/no-unused-vars -- Webpack's own name, which it replaces. */
declare let __webpack_public_path__: string;

/**
 * Webpack would look beside the script that runs, which an optimizer may have moved elsewhere.
 *
 * @param folder Its address, with a slash at its end.
 */
export function loadFrom( folder: string ): void {
	__webpack_public_path__ = folder;
}
