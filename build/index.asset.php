<?php return array('dependencies' => array('wp-api-fetch', 'wp-i18n'), 'version' => '0c09d967c82ab1818123');
