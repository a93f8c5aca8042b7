<?php return array('dependencies' => array('wp-api-fetch', 'wp-i18n'), 'version' => '37fc48d3d5f8e1f62b08');
