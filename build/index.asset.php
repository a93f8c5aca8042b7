<?php return array('dependencies' => array('wp-api-fetch', 'wp-i18n'), 'version' => 'e071ae9231f8d17caed5');
