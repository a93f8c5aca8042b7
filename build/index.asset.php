<?php return array('dependencies' => array('wp-api-fetch', 'wp-i18n'), 'version' => '8b42cd19dd6b1630bd38');
