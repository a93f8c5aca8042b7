<?php return array('dependencies' => array('wp-api-fetch', 'wp-i18n'), 'version' => '7529704186f4c4f54fd3');
