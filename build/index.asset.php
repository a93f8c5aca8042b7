<?php return array('dependencies' => array('wp-api-fetch', 'wp-i18n'), 'version' => 'd41b8b7bf52fd0b9570b');
