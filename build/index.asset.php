<?php return array('dependencies' => array('wp-api-fetch', 'wp-i18n'), 'version' => '142950164c1935520cdc');
