/** What a page loads when the form needs more than it began with: one script, so one request. */

export { signIn } from './sign-in/sign-in';
