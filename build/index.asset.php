<?php return array('dependencies' => array('wp-api-fetch', 'wp-i18n'), 'version' => 'f63ca834b5e852fe278a');
