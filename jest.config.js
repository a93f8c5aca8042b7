import preset from '@wordpress/scripts/config/jest-unit.config.js';

export default {
	...preset,
	testMatch: [ '<rootDir>/{src,bin,bench}/**/*.test.ts' ],
	modulePathIgnorePatterns: [ '<rootDir>/.cache/', '<rootDir>/artifacts/' ],
	cacheDirectory: '<rootDir>/.cache/jest',
	errorOnDeprecated: true,
	restoreMocks: true,
};
