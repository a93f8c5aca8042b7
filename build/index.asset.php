<?php return array('dependencies' => array('wp-api-fetch', 'wp-i18n'), 'version' => '95de49e2aa6fd27bf931');
