<?php return array('dependencies' => array('wp-i18n'), 'version' => 'faf782743a12f80151f6');
