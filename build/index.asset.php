<?php return array('dependencies' => array('wp-api-fetch', 'wp-i18n'), 'version' => '611148058a209e356af7');
