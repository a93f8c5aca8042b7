<?php return array('dependencies' => array('wp-api-fetch', 'wp-i18n'), 'version' => 'bfc540095536c906407a');
