<?php return array('dependencies' => array('wp-api-fetch', 'wp-i18n'), 'version' => '6d64afb86370ce1b4ed9');
